import { eq } from "drizzle-orm";
import { db } from "../../../db/client.ts";
import * as schema from "../../../db/schema/index.ts";
import { newId } from "../../../lib/core/ids.ts";
import { encryptSecret } from "../../../lib/security/index.ts";
import { newStorageKey, storage } from "../../../lib/storage/index.ts";
import { plantToolSources } from "./plant-tool-sources.ts";
import { idOf, type Planted } from "./planted.ts";

const DAY_MS = 86_400_000;
const tomorrow = () => new Date(Date.now() + DAY_MS);
/** As long as a SHA-256 in hex. */
const hashOf = ({ canary }: Planted, more: string): string => `${canary}${more}`.padEnd(64, "0").slice(-64);

/** What a person has beside their conversations. */
export async function plantRecords(person: Planted): Promise<void> {
  await plantProvider(person);
  await plantAgent(person);
  await plantFiles(person);
  await plantSchedule(person);
  await plantAccount(person);
}

async function plantProvider(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const llm_id = idOf(person, "llm_id");
  const place = { row_id: llm_id, owner_id: user_id };
  await db()
    .insert(schema.llmconfigs)
    .values({
      ...{ llm_id, user_id, provider: "custom", provider_name: canary, api_base_url: `http://127.0.0.1:9/${canary}` },
      ...{ api_key_encrypted: encryptSecret(`sk-${canary}`, place), organization_id: canary },
    });
  const model = { model_id: idOf(person, "model_id"), llm_id, name: canary, display_name: canary };
  await db()
    .insert(schema.models)
    .values({ ...model, base_url: `http://127.0.0.1:9/${canary}` });
  await db()
    .insert(schema.usageDaily)
    .values({
      ...{ usage_id: newId(), user_id, day: "2026-01-31", agent_name: canary, llm_id, provider_name: canary },
      ...{ model_id: model.model_id, model_name: canary, currency: "USD", requests: 1, prompt_tokens: 7 },
    });
}

async function plantAgent(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const agent_id = idOf(person, "agent_id");
  await db()
    .insert(schema.agents)
    .values({
      ...{ agent_id, user_id, name: canary, display_name: canary, description: canary, instruction: canary },
      ...{ team: [canary], capabilities: [canary], parameters: { [canary]: canary } },
    });
  const [tool] = await db().select().from(schema.tools).limit(1);
  if (!tool) throw new Error("the registry was not synchronised");
  person.ids.tool_id = tool.tool_id;
  const configuration = { custom_params: { [canary]: canary } };
  await db().insert(schema.agentTools).values({ agent_id, tool_id: tool.tool_id, configuration });
}

async function plantFiles(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const place = { user_id, conversation_id: idOf(person, "conversation_id") };
  const storage_key = newStorageKey();
  await storage().put(storage_key, new TextEncoder().encode(canary));
  const what = { media_type: `text/${canary}`, size: canary.length };
  await db()
    .insert(schema.files)
    .values({
      ...{ ...place, ...what, file_id: idOf(person, "file_id"), path: `${canary}.txt`, sha256: "0".repeat(64) },
      ...{ storage_key, written_by: "user" },
    });
  await plantVersion(person, storage_key);
  const upload = { upload_id: idOf(person, "upload_id"), name: `${canary}.txt`, storage_key: newStorageKey() };
  await db()
    .insert(schema.uploads)
    .values({ ...place, ...what, ...upload, expires_at: tomorrow() });
}

async function plantVersion(person: Planted, storage_key: string): Promise<void> {
  const { user_id, canary } = person;
  person.ids.number = "1";
  const what = { media_type: `text/${canary}`, size: canary.length, sha256: "0".repeat(64), storage_key };
  await db()
    .insert(schema.fileVersions)
    .values({
      ...{ version_id: newId(), file_id: idOf(person, "file_id"), number: 1, path: `${canary}.txt`, ...what },
      ...{ written_by: "user", user_id, agent_name: canary },
    });
}

async function plantSchedule(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const schedule_id = idOf(person, "schedule_id");
  await db()
    .insert(schema.schedules)
    .values({
      ...{ schedule_id, user_id, title: canary, content: canary, kind: "cron", expression: "0 9 1 1 *" },
      ...{ timezone: "Asia/Shanghai", next_at: tomorrow() },
    });
  const occurrence = { schedule_id, due_at: new Date(), run_id: idOf(person, "run_id") };
  await db()
    .insert(schema.scheduleOccurrences)
    .values({ ...occurrence, status: "started" });
}

/** Ways to sign in, links, rights and records. */
async function plantAccount(person: Planted): Promise<void> {
  const { user_id, canary, email } = person;
  const preferences = { ai_settings: { default_model: canary } };
  await db().update(schema.users).set({ preferences }).where(eq(schema.users.user_id, user_id));
  const [own] = await db()
    .update(schema.signInSessions)
    .set({ user_agent: canary, address: "203.0.113.77" })
    .where(eq(schema.signInSessions.user_id, user_id))
    .returning({ session_id: schema.signInSessions.session_id });
  if (!own) throw new Error("this person did not sign in");
  person.ids.session_id = own.session_id;
  const token = { token_id: newId(), token_hash: hashOf(person, "r"), expires_at: tomorrow() };
  await db()
    .insert(schema.refreshTokens)
    .values({ ...token, session_id: own.session_id });
  const mail = { ...token, token_id: newId(), token_hash: hashOf(person, "m"), email };
  await db()
    .insert(schema.emailTokens)
    .values({ ...mail, user_id, purpose: "verify_email" });
  await db()
    .insert(schema.credentials)
    .values({
      ...{ credential_id: idOf(person, "credential_id"), user_id, name: canary, kind: "header", field: canary },
      ...{ hosts: [canary], secret_encrypted: canary, secret_last4: canary.slice(-4) },
    });
  await plantToolSources(person);
  await db()
    .insert(schema.toolUsageDaily)
    .values({ user_id, day: "2026-01-01", tool_name: canary, calls: 1, failures: 1, milliseconds: 1 });
  await db()
    .insert(schema.apiKeys)
    .values({
      ...{ key_id: idOf(person, "key_id"), user_id, name: canary, prefix: "alma_", token_hash: hashOf(person, "k") },
      scopes: ["messages:read"],
    });
  await db()
    .insert(schema.oauthAccounts)
    .values({ provider: "github", provider_account_id: canary, user_id, email: `${canary}@oauth.example` });
  await db()
    .insert(schema.grants)
    .values({ user_id, permission: `tool:${canary}`.slice(0, 60) });
  await db()
    .insert(schema.idempotencyKeys)
    .values({ user_id, key: canary, operation: canary, request_hash: hashOf(person, "i") });
  const entry = { event: "sign_in.failed", actor_id: user_id, data: { email: canary } };
  await db().insert(schema.auditLog).values(entry);
}
