CREATE TABLE "credentials" (
	"credential_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"kind" varchar(10) NOT NULL,
	"field" varchar(100),
	"hosts" jsonb NOT NULL,
	"secret_encrypted" varchar(8000) NOT NULL,
	"secret_last4" varchar(4) DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_versions" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"file_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"path" varchar(1000) NOT NULL,
	"media_type" varchar(200) NOT NULL,
	"size" bigint NOT NULL,
	"sha256" varchar(64) NOT NULL,
	"storage_key" varchar(200) NOT NULL,
	"written_by" varchar(100) NOT NULL,
	"user_id" uuid,
	"agent_name" varchar(100),
	"call_id" uuid,
	"is_removal" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mcp_servers" (
	"server_id" uuid PRIMARY KEY NOT NULL,
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
	"transport" varchar(10) NOT NULL,
	"url" varchar(2000),
	"command" jsonb,
	"secrets_encrypted" text,
	"oauth_encrypted" text,
	"status" varchar(20) DEFAULT 'pending' NOT NULL,
	"status_message" varchar(500),
	"last_connected_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "standing_approvals" (
	"standing_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"tool_name" varchar(100) NOT NULL,
	"destination" varchar(300) DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tool_usage_daily" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"tool_name" varchar(100) NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"milliseconds" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "tool_usage_daily_user_id_day_tool_name_pk" PRIMARY KEY("user_id","day","tool_name")
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "scope" varchar(20) DEFAULT 'once' NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_versions" ADD CONSTRAINT "file_versions_file_id_files_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("file_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_versions" ADD CONSTRAINT "file_versions_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mcp_servers" ADD CONSTRAINT "mcp_servers_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_approvals" ADD CONSTRAINT "standing_approvals_conversation_id_conversations_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_approvals" ADD CONSTRAINT "standing_approvals_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_usage_daily" ADD CONSTRAINT "tool_usage_daily_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_credentials_name" ON "credentials" USING btree ("user_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "idx_file_versions_number" ON "file_versions" USING btree ("file_id","number");--> statement-breakpoint
CREATE INDEX "idx_file_versions_storage_key" ON "file_versions" USING btree ("storage_key");--> statement-breakpoint
CREATE UNIQUE INDEX "idx_mcp_servers_prefix" ON "mcp_servers" USING btree ("user_id","prefix");--> statement-breakpoint
CREATE INDEX "idx_mcp_servers_shared" ON "mcp_servers" USING btree ("is_shared");--> statement-breakpoint
CREATE UNIQUE INDEX "idx_standing_approvals_kind" ON "standing_approvals" USING btree ("conversation_id","tool_name","destination");--> statement-breakpoint
CREATE INDEX "idx_standing_approvals_user" ON "standing_approvals" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idx_tool_usage_daily_day" ON "tool_usage_daily" USING btree ("day");--> statement-breakpoint
CREATE INDEX "idx_files_user" ON "files" USING btree ("user_id","conversation_id");--> statement-breakpoint
CREATE INDEX "idx_files_deleted_at" ON "files" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
-- What is there already becomes the first version of each file.
INSERT INTO "file_versions" ("version_id", "file_id", "number", "path", "media_type", "size", "sha256", "storage_key", "written_by", "user_id", "created_at")
SELECT "file_id", "file_id", 1, "path", "media_type", "size", "sha256", "storage_key", "written_by", "user_id", "updated_at" FROM "files";
