CREATE TABLE "http_services" (
	"service_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"prefix" varchar(30) NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"agent_ids" jsonb,
	"tools" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"document_url" varchar(2000),
	"document" text NOT NULL,
	"base_url" varchar(2000) NOT NULL,
	"credential_name" varchar(100),
	"status" varchar(20) DEFAULT 'ready' NOT NULL,
	"status_message" varchar(500),
	"last_read_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "http_services" ADD CONSTRAINT "http_services_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_http_services_prefix" ON "http_services" USING btree ("user_id","prefix");--> statement-breakpoint
CREATE INDEX "idx_http_services_shared" ON "http_services" USING btree ("is_shared");