/**
 * Every event of the audit log with what is written about it: ids, names and numbers, never a password, a token, a key or
 * anybody's words. `user_id` is whose account or data it is about.
 */
export interface AuditEvents {
  "sign_in.succeeded": { session_id: string; kind: "browser" | "api"; user_agent?: string | null };
  /** `user_id` where there is such an account. */
  "sign_in.failed": { email: string; user_id?: string | undefined };
  sign_out: { session_id: string };
  /** Whoever is signed in showed anew that it is them, or tried to with a wrong password. */
  "sign_in.confirmed": { session_id: string; by: "password" | "provider" };
  "sign_in.confirmation_failed": { user_id: string };
  /** A refresh token came again after it was used up: the sign-in was ended. */
  "sign_in.token_reused": { session_id: string };
  "session.revoked": { session_id: string };
  "sessions.revoked": { sessions_ended: number };
  "api_key.created": { key_id: string } & ApiKeyFacts;
  "api_key.updated": { key_id: string; before: ApiKeyFacts; after: ApiKeyFacts };
  "api_key.revoked": { key_id: string; name: string };
  "user.registered": {
    user_id: string;
    email: string;
    by: "registration" | "invitation" | "setup_link" | "environment" | "administrator" | "provider";
  };
  "user.activated": { user_id: string };
  "user.deactivated": { user_id: string; sessions_ended: number };
  "user.promoted": { user_id: string };
  "user.demoted": { user_id: string };
  "user.updated": { user_id: string; before: AccountFacts; after: AccountFacts; sessions_ended: number };
  /** The person, or an administrator; the rest of what they had goes right after. */
  "user.deleted": { user_id: string; sessions_ended: number };
  "user.exported": { user_id: string };
  "grant.added": { user_id: string; permission: string };
  "grant.removed": { user_id: string; permission: string };
  "password.changed": { user_id: string; sessions_ended: number };
  /** By a link; every sign-in ended, and the API keys of an account whose address nobody had verified. */
  "password.reset": { user_id: string; sessions_ended: number; keys_ended: number };
  /** An administrator made a link to hand over. */
  "password.reset_link_created": { user_id: string };
  "email.verification_link_created": { user_id: string };
  "email.verified": { user_id: string; email: string };
  "email.changed": { user_id: string; before: { email: string }; after: { email: string } };
  "invitation.created": { invitation_id: string; email: string | null };
  "invitation.withdrawn": { invitation_id: string; email: string | null };
  "linked_account.added": { user_id: string; provider: string };
  "linked_account.removed": { user_id: string; provider: string };
  "setup_link.created": Record<string, never>;
  "credential.created": { credential_id: string; name: string; kind: string; hosts: string[] };
  /** Of the secret only whether it is another one. */
  "credential.updated": { credential_id: string; before: Facts; after: Facts; is_replaced: boolean };
  "credential.deleted": { credential_id: string; name: string };
  "mcp_server.created": { server_id: string; name: string; transport: string };
  /** Only which fields: values may hold secrets. */
  "mcp_server.updated": { server_id: string; fields: string[] };
  "mcp_server.deleted": { server_id: string; name: string; transport: string };
  "mcp_server.signed_in": { server_id: string };
  "mcp_server.tools_reviewed": { server_id: string; approved: string[]; switched: string[] };
  "http_service.created": { service_id: string; name: string; origin: string };
  "http_service.updated": { service_id: string; fields: string[] };
  "http_service.deleted": { service_id: string; name: string };
  "http_service.tools_reviewed": { service_id: string; approved: string[]; switched: string[] };
  "provider.created": { llm_id: string; provider: string };
  /** `before` and `after` only of what changed, and never the key: `fields` tells that it did. */
  "provider.updated": { llm_id: string; fields: string[]; before?: Facts; after?: Facts };
  "provider.deleted": { llm_id: string };
  "provider.shared": { llm_id: string; is_shared: boolean };
  "model.created": { model_id: string; llm_id: string; name: string };
  "model.updated": { model_id: string; llm_id: string; before: Facts; after: Facts };
  "model.deleted": { model_id: string; llm_id: string; name: string };
  "agent.created": { agent_id: string; name: string; copied_from?: string };
  /** Of the instruction only that it changed. */
  "agent.updated": { agent_id: string; fields: string[]; before: Facts; after: Facts };
  /** Archived first; removed for good when it was archived already. */
  "agent.deleted": { agent_id: string; name: string; is_final: boolean };
  "agent.tool_added": { agent_id: string; tool: string; security_level: string; configuration: Facts };
  "agent.tool_changed": { agent_id: string; tool: string; before: Facts; after: Facts };
  "agent.tool_removed": { agent_id: string; tool: string };
  "retention.changed": { is_on: boolean; days: number; before: { is_on: boolean; days: number } };
  "registration.changed": { mode: string | null; before: { mode: string | null } };
  "conversation.deleted": { conversation_id: string; messages: number };
  "conversation.restored": { conversation_id: string };
  "messages.deleted": { conversation_id: string; message_ids: string[] };
  "messages.restored": { conversation_id: string; message_ids: string[] };
  "file.deleted": { conversation_id: string; file_id: string };
  "schedule.deleted": { schedule_id: string };
  "conversation.expired": { conversation_id: string; user_id: string; days: number };
  /** Without the arguments: they may hold a key. */
  "approval.decided": { approval_id: string; run_id: string; tool_name: string; approved: boolean } & Reach;
  "approval.revoked": { standing_id: string; conversation_id: string; tool_name: string; destination: string };
}

export type AuditEvent = keyof AuditEvents;

/** How far a yes reaches; the destination of one for the whole conversation. */
type Reach = { scope: "once" | "conversation"; destination?: string };

/** Fields of a row that can be told. */
type Facts = { [field: string]: unknown };

/** What an administrator sets of an account, as far as it changed. */
interface AccountFacts {
  nickname?: string | undefined;
  email?: string | undefined;
  timezone?: string | undefined;
  language?: string | undefined;
}

type Secret = "password" | "secret" | "token" | "api_key" | "hash" | "cookie";

/** What goes with an event; nothing fits an event that has a field named like a secret. */
export type AuditData<Event extends AuditEvent> =
  Extract<keyof AuditEvents[Event], `${string}${Secret}${string}`> extends never ? AuditEvents[Event] : never;

/** What a person sets of a key. */
interface ApiKeyFacts {
  name: string;
  scopes: string[];
  expires_at: string | null;
}
