import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, or } from "drizzle-orm";
import { idAt } from "../../../lib/core/ids.ts";
import type { Db } from "../../client.ts";
import {
  agents,
  agentTools,
  apiKeys,
  auditLog,
  conversations,
  credentials,
  files,
  grants,
  httpServices,
  llmconfigs,
  mcpServers,
  messageEdits,
  messages,
  models,
  oauthAccounts,
  schedules,
  signInSessions,
  tools,
  toolUsageDaily,
  usageDaily,
} from "../../schema/index.ts";

/** A person's conversations that are not deleted, oldest first: the ids alone, for there may be many. */
export const listExportedIds = (db: Db, user_id: string) =>
  db
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(and(eq(conversations.user_id, user_id), isNull(conversations.deleted_at)))
    .orderBy(asc(conversations.conversation_id));

export async function findExportedConversation(db: Db, user_id: string, conversation_id: string) {
  const {
    search: _search,
    last_seq: _seq,
    user_id: _user,
    deleted_at: _deleted,
    ...row
  } = getTableColumns(conversations);
  const owned = and(eq(conversations.conversation_id, conversation_id), eq(conversations.user_id, user_id));
  const [found] = await db
    .select(row)
    .from(conversations)
    .where(and(owned, isNull(conversations.deleted_at)));
  return found;
}

export type ExportedMessage = Awaited<ReturnType<typeof listExportedMessages>>[number];

/** The messages of a conversation after one of them (or from the first on), oldest first. */
export const listExportedMessages = (
  db: Db,
  conversation: { user_id: string; conversation_id: string; created_at: Date },
  after: string | null,
  limit: number,
) =>
  db
    .select({
      message_id: messages.message_id,
      role: messages.role,
      agent: agents.name,
      content: messages.content,
      timestamp: messages.timestamp,
      parent_message_id: messages.parent_message_id,
      attachments: messages.attachments,
      tool_calls: messages.tool_calls,
      metadata: messages.model_metadata,
      edit_count: messages.edit_count,
    })
    .from(messages)
    .leftJoin(agents, eq(agents.agent_id, messages.agent_id))
    .where(
      and(
        eq(messages.conversation_id, conversation.conversation_id),
        eq(messages.user_id, conversation.user_id),
        eq(messages.is_deleted, false),
        gt(messages.message_id, after ?? idAt(new Date(conversation.created_at.getTime() - 1000))),
        lt(messages.message_id, idAt(new Date(Date.now() + 60_000))),
      ),
    )
    .orderBy(asc(messages.message_id))
    .limit(limit);

/** What messages said before their edits, oldest first. */
export const listExportedEdits = (db: Db, message_ids: string[]) =>
  message_ids.length === 0
    ? Promise.resolve([])
    : db
        .select({
          message_id: messageEdits.message_id,
          content: messageEdits.content,
          edited_at: messageEdits.edited_at,
        })
        .from(messageEdits)
        .where(inArray(messageEdits.message_id, message_ids))
        .orderBy(asc(messageEdits.edit_id));

export const listExportedFiles = (db: Db, user_id: string, conversation_id: string) =>
  db
    .select({
      file_id: files.file_id,
      path: files.path,
      media_type: files.media_type,
      size: files.size,
      written_by: files.written_by,
      created_at: files.created_at,
      updated_at: files.updated_at,
    })
    .from(files)
    .where(and(eq(files.conversation_id, conversation_id), eq(files.user_id, user_id), isNull(files.deleted_at)))
    .orderBy(asc(files.path));

/** Entries that a person did or that are about them, newest first, before one of them. */
export const listExportedAudit = (db: Db, user_id: string, before: number | null, limit: number) =>
  db
    .select({
      audit_id: auditLog.audit_id,
      event: auditLog.event,
      actor_id: auditLog.actor_id,
      data: auditLog.data,
      created_at: auditLog.created_at,
    })
    .from(auditLog)
    .where(
      and(
        or(eq(auditLog.actor_id, user_id), eq(auditLog.subject_id, user_id)),
        before === null ? undefined : lt(auditLog.audit_id, before),
      ),
    )
    .orderBy(desc(auditLog.audit_id))
    .limit(limit);

const providersOf = (db: Db, user_id: string) => {
  const { api_key_encrypted: _key, user_id: _user, ...columns } = getTableColumns(llmconfigs);
  return db.select(columns).from(llmconfigs).where(eq(llmconfigs.user_id, user_id));
};

const modelsOf = (db: Db, user_id: string) =>
  db
    .select({
      model_id: models.model_id,
      llm_id: models.llm_id,
      name: models.name,
      display_name: models.display_name,
      context_window: models.context_window,
      max_tokens: models.max_tokens,
      pricing: models.pricing,
    })
    .from(models)
    .innerJoin(llmconfigs, eq(llmconfigs.llm_id, models.llm_id))
    .where(eq(llmconfigs.user_id, user_id));

const agentToolsOf = (db: Db, user_id: string) =>
  db
    .select({
      agent_id: agentTools.agent_id,
      tool: tools.name,
      is_enabled: agentTools.is_enabled,
      configuration: agentTools.configuration,
    })
    .from(agentTools)
    .innerJoin(agents, eq(agents.agent_id, agentTools.agent_id))
    .innerJoin(tools, eq(tools.tool_id, agentTools.tool_id))
    .where(eq(agents.user_id, user_id));

const keysOf = (db: Db, user_id: string) => {
  const { token_hash: _hash, user_id: _user, ...columns } = getTableColumns(apiKeys);
  return db.select(columns).from(apiKeys).where(eq(apiKeys.user_id, user_id));
};

const credentialsOf = (db: Db, user_id: string) => {
  const { secret_encrypted: _secret, user_id: _user, ...columns } = getTableColumns(credentials);
  return db.select(columns).from(credentials).where(eq(credentials.user_id, user_id));
};

const mcpServersOf = (db: Db, user_id: string) => {
  const {
    secrets_encrypted: _secrets,
    oauth_encrypted: _oauth,
    user_id: _user,
    ...columns
  } = getTableColumns(mcpServers);
  return db.select(columns).from(mcpServers).where(eq(mcpServers.user_id, user_id));
};

const httpServicesOf = (db: Db, user_id: string) => {
  const { user_id: _user, ...columns } = getTableColumns(httpServices);
  return db.select(columns).from(httpServices).where(eq(httpServices.user_id, user_id));
};

/** The smaller tables of a person, by the name of their file; nothing with a secret or its hash. */
export const EXPORTED_TABLES = {
  providers: providersOf,
  models: modelsOf,
  agents: (db: Db, user_id: string) => db.select().from(agents).where(eq(agents.user_id, user_id)),
  "agent-tools": agentToolsOf,
  schedules: (db: Db, user_id: string) => db.select().from(schedules).where(eq(schedules.user_id, user_id)),
  usage: (db: Db, user_id: string) =>
    db.select().from(usageDaily).where(eq(usageDaily.user_id, user_id)).orderBy(asc(usageDaily.day)),
  "tool-usage": (db: Db, user_id: string) =>
    db.select().from(toolUsageDaily).where(eq(toolUsageDaily.user_id, user_id)).orderBy(asc(toolUsageDaily.day)),
  "stored-secrets": credentialsOf,
  "mcp-servers": mcpServersOf,
  "http-services": httpServicesOf,
  "sign-ins": (db: Db, user_id: string) => db.select().from(signInSessions).where(eq(signInSessions.user_id, user_id)),
  "accounts-elsewhere": (db: Db, user_id: string) =>
    db.select().from(oauthAccounts).where(eq(oauthAccounts.user_id, user_id)),
  "api-keys": keysOf,
  permissions: (db: Db, user_id: string) => db.select().from(grants).where(eq(grants.user_id, user_id)),
};
