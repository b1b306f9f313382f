-- Edited by hand: drizzle-kit writes neither PARTITION BY nor functions. See docs/decisions/0003-partition-on-uuidv7.md.
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE TABLE "agent_tools" (
	"agent_id" uuid NOT NULL,
	"tool_id" uuid NOT NULL,
	"configuration" jsonb,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"usage_count" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_tools_agent_id_tool_id_pk" PRIMARY KEY("agent_id","tool_id")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"agent_id" uuid PRIMARY KEY NOT NULL,
	"name" varchar(100) NOT NULL,
	"display_name" varchar(100) NOT NULL,
	"description" varchar(500),
	"instruction" text NOT NULL,
	"team" jsonb,
	"capabilities" jsonb,
	"agent_type" varchar(20) DEFAULT 'custom' NOT NULL,
	"is_system_agent" boolean DEFAULT false NOT NULL,
	"status" varchar(20) DEFAULT 'active' NOT NULL,
	"parameters" jsonb,
	"usage_count" integer DEFAULT 0 NOT NULL,
	"success_rate" real DEFAULT 0 NOT NULL,
	"average_response_time" real DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"model_id" uuid,
	"user_id" uuid
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"audit_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event" varchar(60) NOT NULL,
	"actor_id" uuid,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"title" varchar(200) DEFAULT 'New Chat' NOT NULL,
	"is_titled" boolean DEFAULT false NOT NULL,
	"summary" varchar(500),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_message_at" timestamp with time zone,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"is_archived" boolean DEFAULT false NOT NULL,
	"message_count" integer DEFAULT 0 NOT NULL,
	"user_id" uuid NOT NULL,
	"tags" jsonb,
	"metadata" jsonb,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"deleted_at" timestamp with time zone,
	"search" "tsvector"
) PARTITION BY RANGE ("conversation_id");
--> statement-breakpoint
CREATE TABLE "files" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"path" varchar(1000) NOT NULL,
	"media_type" varchar(200) NOT NULL,
	"size" bigint NOT NULL,
	"sha256" varchar(64) NOT NULL,
	"storage_key" varchar(200) NOT NULL,
	"written_by" varchar(100) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"invitation_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" varchar(64) NOT NULL,
	"email" varchar(255),
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "llmconfigs" (
	"llm_id" uuid PRIMARY KEY NOT NULL,
	"provider" varchar(50) NOT NULL,
	"provider_name" varchar(100) NOT NULL,
	"api_key_encrypted" varchar(4000) NOT NULL,
	"api_key_last4" varchar(4) DEFAULT '' NOT NULL,
	"api_base_url" varchar(500),
	"organization_id" varchar(100),
	"is_active" boolean DEFAULT true NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_tested_at" timestamp with time zone,
	"test_status" varchar(20) DEFAULT 'pending' NOT NULL,
	"rate_limit" jsonb,
	"usage_statistics" jsonb,
	"user_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"role" varchar(20) NOT NULL,
	"content" text NOT NULL,
	"content_type" varchar(20) DEFAULT 'text' NOT NULL,
	"model_metadata" jsonb,
	"tool_calls" jsonb,
	"attachments" jsonb,
	"timestamp" timestamp with time zone DEFAULT now() NOT NULL,
	"is_deleted" boolean DEFAULT false NOT NULL,
	"is_edited" boolean DEFAULT false NOT NULL,
	"edit_count" integer DEFAULT 0 NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"agent_id" uuid,
	"parent_message_id" uuid,
	"search" "tsvector"
) PARTITION BY RANGE ("message_id");
--> statement-breakpoint
CREATE TABLE "models" (
	"model_id" uuid PRIMARY KEY NOT NULL,
	"name" varchar(100) NOT NULL,
	"display_name" varchar(100) NOT NULL,
	"base_url" varchar(500),
	"model_type" varchar(20) DEFAULT 'chat' NOT NULL,
	"context_window" integer,
	"max_tokens" integer,
	"pricing" jsonb,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"llm_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_events" (
	"conversation_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"run_id" uuid,
	"type" varchar(40) NOT NULL,
	"data" json NOT NULL,
	"timestamp" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_events_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "run_steps" (
	"step_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"branch" varchar(100) DEFAULT '' NOT NULL,
	"index" integer NOT NULL,
	"kind" varchar(10) NOT NULL,
	"agent_name" varchar(100) NOT NULL,
	"output" jsonb,
	"usage" jsonb,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_message_id" uuid NOT NULL,
	"assistant_message_id" uuid NOT NULL,
	"client_message_id" varchar(100) NOT NULL,
	"status" varchar(20) DEFAULT 'queued' NOT NULL,
	"priority" integer DEFAULT 5 NOT NULL,
	"requested_agent_id" uuid,
	"requested_model_id" uuid,
	"agent_id" uuid,
	"analysis" jsonb,
	"retry_of" uuid,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_owner" varchar(100),
	"lease_until" timestamp with time zone,
	"cancel_requested_at" timestamp with time zone,
	"draft" text DEFAULT '' NOT NULL,
	"usage" jsonb,
	"cost" numeric(18, 9),
	"currency" varchar(10),
	"error_code" varchar(50),
	"error_message" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" varchar(100) PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" varchar(20) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"user_agent" varchar(300)
);
--> statement-breakpoint
CREATE TABLE "tool_calls" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"provider_call_id" varchar(200) NOT NULL,
	"tool_name" varchar(100) NOT NULL,
	"agent_name" varchar(100) NOT NULL,
	"input" jsonb,
	"offset" integer DEFAULT 0 NOT NULL,
	"status" varchar(20) NOT NULL,
	"result" jsonb,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "tools" (
	"tool_id" uuid PRIMARY KEY NOT NULL,
	"name" varchar(100) NOT NULL,
	"display_name" varchar(100) NOT NULL,
	"description" text NOT NULL,
	"tool_type" varchar(50) NOT NULL,
	"schema" jsonb NOT NULL,
	"implementation" text NOT NULL,
	"is_system_tool" boolean DEFAULT true NOT NULL,
	"requires_auth" boolean DEFAULT false NOT NULL,
	"security_level" varchar(20) DEFAULT 'safe' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" varchar(20) DEFAULT '1.0.0' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tools_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"nickname" varchar(50) NOT NULL,
	"email" varchar(255) NOT NULL,
	"hashed_password" varchar(255) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_login_at" timestamp with time zone,
	"is_superuser" boolean DEFAULT false NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"email_verified_at" timestamp with time zone,
	"timezone" varchar(50) DEFAULT 'UTC+8:00' NOT NULL,
	"language" varchar(10) DEFAULT 'zh' NOT NULL,
	"preferences" jsonb,
	"total_conversations" integer DEFAULT 0 NOT NULL,
	"total_messages" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "agent_tools" ADD CONSTRAINT "agent_tools_agent_id_agents_agent_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_tools" ADD CONSTRAINT "agent_tools_tool_id_tools_tool_id_fk" FOREIGN KEY ("tool_id") REFERENCES "public"."tools"("tool_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_model_id_models_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("model_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("user_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_conversation_id_conversations_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_users_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "llmconfigs" ADD CONSTRAINT "llmconfigs_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_agent_id_agents_agent_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("agent_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_parent_message_id_fk" FOREIGN KEY ("parent_message_id") REFERENCES "public"."messages"("message_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_llm_id_llmconfigs_llm_id_fk" FOREIGN KEY ("llm_id") REFERENCES "public"."llmconfigs"("llm_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_conversation_id_conversations_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_run_id_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_steps" ADD CONSTRAINT "run_steps_run_id_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_conversation_id_conversations_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_user_message_id_messages_message_id_fk" FOREIGN KEY ("user_message_id") REFERENCES "public"."messages"("message_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_assistant_message_id_messages_message_id_fk" FOREIGN KEY ("assistant_message_id") REFERENCES "public"."messages"("message_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD CONSTRAINT "sign_in_sessions_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_run_id_runs_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_step_id_run_steps_step_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."run_steps"("step_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_message_id_messages_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("message_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_agent_tools_tool_id" ON "agent_tools" USING btree ("tool_id");--> statement-breakpoint
CREATE INDEX "idx_agents_user_id" ON "agents" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idx_agents_model_id" ON "agents" USING btree ("model_id");--> statement-breakpoint
CREATE UNIQUE INDEX "idx_agents_system_name" ON "agents" USING btree ("name") WHERE is_system_agent = true;--> statement-breakpoint
CREATE INDEX "idx_audit_log_actor" ON "audit_log" USING btree ("actor_id","created_at");--> statement-breakpoint
CREATE INDEX "idx_conversations_user_time" ON "conversations" USING btree ("user_id","last_message_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "idx_conversations_search" ON "conversations" USING gin ("user_id","search") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "idx_conversations_deleted_at" ON "conversations" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_files_path" ON "files" USING btree ("conversation_id","path") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_files_storage_key" ON "files" USING btree ("storage_key");--> statement-breakpoint
CREATE INDEX "idx_llmconfigs_user_id" ON "llmconfigs" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idx_llmconfigs_is_shared" ON "llmconfigs" USING btree ("is_shared") WHERE is_shared = true;--> statement-breakpoint
CREATE INDEX "idx_messages_conv_id" ON "messages" USING btree ("conversation_id","message_id");--> statement-breakpoint
CREATE INDEX "idx_messages_agent_id" ON "messages" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "idx_messages_parent" ON "messages" USING btree ("parent_message_id");--> statement-breakpoint
CREATE INDEX "idx_messages_search" ON "messages" USING gin ("user_id","search") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "idx_models_llm_id" ON "models" USING btree ("llm_id");--> statement-breakpoint
CREATE INDEX "idx_run_events_run" ON "run_events" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "idx_run_steps_place" ON "run_steps" USING btree ("run_id","branch","index");--> statement-breakpoint
CREATE UNIQUE INDEX "idx_runs_client_message" ON "runs" USING btree ("conversation_id","client_message_id");--> statement-breakpoint
CREATE INDEX "idx_runs_conversation" ON "runs" USING btree ("conversation_id","run_id");--> statement-breakpoint
CREATE INDEX "idx_runs_user" ON "runs" USING btree ("user_id","run_id");--> statement-breakpoint
CREATE INDEX "idx_runs_retries" ON "runs" USING btree ("user_id","run_id" DESC NULLS LAST) WHERE retry_of is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_runs_assistant_message" ON "runs" USING btree ("assistant_message_id");--> statement-breakpoint
CREATE INDEX "idx_runs_user_message" ON "runs" USING btree ("user_message_id");--> statement-breakpoint
CREATE INDEX "idx_runs_open" ON "runs" USING btree ("status","lease_until") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "idx_sign_in_sessions_user_id" ON "sign_in_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idx_tool_calls_run" ON "tool_calls" USING btree ("run_id","call_id");--> statement-breakpoint
CREATE INDEX "idx_tool_calls_message" ON "tool_calls" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "idx_tool_calls_step" ON "tool_calls" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "idx_users_created_at" ON "users" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "idx_users_is_active" ON "users" USING btree ("is_active") WHERE is_active = true;
--> statement-breakpoint
-- The smallest UUIDv7 of an instant (lib/core/ids.ts, idAt, says the same).
CREATE FUNCTION uuidv7_at(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;
--> statement-breakpoint
-- Creates the partitions that are missing up to `months_ahead` months from now; answers how many it made.
-- One caller at a time; the caller sets lock_timeout, because creation waits for open inserts.
CREATE FUNCTION create_monthly_partitions(months_ahead integer DEFAULT 24) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  newest text;
  month_start timestamptz;
  target timestamptz := date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
  lower_bound text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7238001);
  target := (target AT TIME ZONE 'UTC' + make_interval(months => months_ahead)) AT TIME ZONE 'UTC';
  FOREACH parent IN ARRAY ARRAY['conversations', 'messages'] LOOP
    SELECT max(right(child.relname, 7)) INTO newest
      FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
      WHERE inhparent = parent::regclass;
    IF newest IS NULL THEN
      month_start := date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
      lower_bound := 'MINVALUE';
    ELSE
      month_start := (to_date(newest, 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC';
      lower_bound := quote_literal(uuidv7_at(month_start));
    END IF;
    WHILE month_start <= target LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (%L)',
        parent || '_' || to_char(month_start AT TIME ZONE 'UTC', 'YYYY_MM'), parent, lower_bound,
        uuidv7_at((month_start AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
      made := made + 1;
      month_start := (month_start AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
      lower_bound := quote_literal(uuidv7_at(month_start));
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- Whole months after this one that both tables have partitions for.
CREATE FUNCTION partition_months_left() RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(min(extract(year FROM age(to_date(newest, 'YYYY_MM'), date_trunc('month', now()))) * 12
    + extract(month FROM age(to_date(newest, 'YYYY_MM'), date_trunc('month', now()))))::integer, 0)
  FROM (
    SELECT (SELECT max(right(child.relname, 7)) FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
      WHERE inhparent = parent::regclass) AS newest
    FROM unnest(ARRAY['conversations', 'messages']) AS parent
  ) AS newest_of_each
$$;
--> statement-breakpoint
SELECT create_monthly_partitions();
