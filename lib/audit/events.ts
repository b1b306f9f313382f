/** Every event of the audit log with what is written about it. Never a password, a token or a key. */
export interface AuditEvents {
  "sign_in.succeeded": { session_id: string; kind: "browser" | "api" };
  "sign_in.failed": { email: string };
  sign_out: { session_id: string };
  "user.registered": {
    user_id: string;
    email: string;
    by: "registration" | "invitation" | "setup_link" | "environment";
  };
  "user.activated": { user_id: string };
  "user.deactivated": { user_id: string; sessions_ended: number };
  "user.promoted": { user_id: string };
  "user.demoted": { user_id: string };
  "password.changed": { user_id: string; sessions_ended: number };
  "invitation.created": { invitation_id: string; email: string | null };
  "setup_link.created": Record<string, never>;
  "provider.created": { llm_id: string; provider: string };
  "provider.updated": { llm_id: string; fields: string[] };
  "provider.deleted": { llm_id: string };
  "provider.shared": { llm_id: string; is_shared: boolean };
  "retention.changed": { is_on: boolean; days: number; before: { is_on: boolean; days: number } };
  "conversation.expired": { conversation_id: string; user_id: string; days: number };
  /** Without the arguments: they may hold a key. */
  "approval.decided": { approval_id: string; run_id: string; tool_name: string; approved: boolean };
}

export type AuditEvent = keyof AuditEvents;
