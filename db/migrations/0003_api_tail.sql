ALTER TABLE "schedules" DROP CONSTRAINT "schedules_conversation_id_conversations_conversation_id_fk";
--> statement-breakpoint
DROP INDEX "idx_schedules_conversation";--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD COLUMN "proved_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "idx_audit_log_event" ON "audit_log" USING btree ("event","audit_id");--> statement-breakpoint
CREATE INDEX "idx_runs_ended_badly" ON "runs" USING btree ("user_id","status","run_id") WHERE status in ('failed', 'cancelled');