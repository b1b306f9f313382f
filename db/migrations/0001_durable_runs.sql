CREATE TABLE "approvals" (
	"approval_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"tool_name" varchar(100) NOT NULL,
	"agent_name" varchar(100) NOT NULL,
	"input" json NOT NULL,
	"input_hash" varchar(64) NOT NULL,
	"status" varchar(20) DEFAULT 'pending' NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "message_edits" (
	"edit_id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"content" text NOT NULL,
	"attachments" jsonb,
	"edited_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schedule_occurrences" (
	"schedule_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" varchar(10) NOT NULL,
	"run_id" uuid,
	"reason" varchar(300),
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedule_occurrences_schedule_id_due_at_pk" PRIMARY KEY("schedule_id","due_at")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"schedule_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"conversation_id" uuid,
	"title" varchar(200) NOT NULL,
	"content" text NOT NULL,
	"agent_id" uuid,
	"model_id" uuid,
	"kind" varchar(10) NOT NULL,
	"expression" varchar(500) NOT NULL,
	"timezone" varchar(64) NOT NULL,
	"urgency" varchar(10) DEFAULT 'normal' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"worker_id" varchar(100) PRIMARY KEY NOT NULL,
	"role" varchar(10) NOT NULL,
	"host" varchar(255) NOT NULL,
	"pool_size" integer NOT NULL,
	"busy" integer DEFAULT 0 NOT NULL,
	"idle" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "task_type" varchar(20) DEFAULT 'interactive' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "urgency" varchar(10) DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "schedule_id" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "retry_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "not_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_run_id_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_conversation_id_conversations_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_call_id_tool_calls_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."tool_calls"("call_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_users_user_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("user_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_edits" ADD CONSTRAINT "message_edits_message_id_messages_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("message_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_occurrences" ADD CONSTRAINT "schedule_occurrences_schedule_id_schedules_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("schedule_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_conversation_id_conversations_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_approvals_call" ON "approvals" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "idx_approvals_run" ON "approvals" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "idx_approvals_user" ON "approvals" USING btree ("user_id","status","approval_id");--> statement-breakpoint
CREATE INDEX "idx_approvals_pending" ON "approvals" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "idx_message_edits_message" ON "message_edits" USING btree ("message_id","edit_id");--> statement-breakpoint
CREATE INDEX "idx_schedule_occurrences_run" ON "schedule_occurrences" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "idx_schedules_due" ON "schedules" USING btree ("next_at") WHERE is_active;--> statement-breakpoint
CREATE INDEX "idx_schedules_user" ON "schedules" USING btree ("user_id","schedule_id");--> statement-breakpoint
CREATE INDEX "idx_schedules_conversation" ON "schedules" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "idx_workers_seen" ON "workers" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "idx_runs_open_of_user" ON "runs" USING btree ("user_id","run_id") WHERE status in ('queued', 'running', 'waiting_approval');--> statement-breakpoint
CREATE INDEX "idx_runs_queued" ON "runs" USING btree ("user_id","priority","run_id") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "idx_runs_open_of_conversation" ON "runs" USING btree ("conversation_id","run_id") WHERE status in ('queued', 'running', 'waiting_approval');--> statement-breakpoint
CREATE INDEX "idx_runs_finished" ON "runs" USING btree ("finished_at") WHERE finished_at is not null;