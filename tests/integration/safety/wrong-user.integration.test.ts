import { beforeAll, describe, expect, it } from "vitest";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { withEngine } from "../../support/engine.ts";
import { call } from "../api/api-client.ts";
import { plantPerson } from "./plant-person.ts";
import { idOf, type Planted } from "./planted.ts";
import { fieldsOf, idSpotsOf, pathFields, RANDOM_ID, requestOf } from "./request-of.ts";
import { columnsWithout, countRowsOf, rowsHolding, tablesOfPeople } from "./rows-holding.ts";

withEngine();

const closed = contracts.filter((contract) => contract.auth !== "none");
const spots = closed.flatMap((contract) => idSpotsOf(contract).map((spot) => ({ contract, spot })));

const withCursor = closed
  .filter((contract) => fieldsOf(contract.query).includes("cursor"))
  .map((contract) => [contract.id, contract] as const);

/** Words of ours, hashes and names of kinds: no place for what somebody wrote. */
const OF_OUR_OWN: string[] = [
  ...["agents.agent_type", "agents.status", "api_keys.prefix", "api_keys.scopes"],
  ...["approvals.input_hash", "approvals.scope", "approvals.status", "conversations.source"],
  ...["credentials.kind", "credentials.secret_last4", "email_tokens.purpose"],
  ...["file_versions.sha256", "file_versions.storage_key", "file_versions.written_by"],
  ...["files.sha256", "files.storage_key", "files.written_by", "http_services.agent_ids"],
  ...["http_services.prefix", "http_services.status", "llmconfigs.api_key_encrypted"],
  ...["llmconfigs.api_key_last4", "llmconfigs.provider", "llmconfigs.rate_limit", "llmconfigs.test_status"],
  ...["llmconfigs.usage_statistics", "mcp_servers.agent_ids", "mcp_servers.oauth_encrypted"],
  ...["mcp_servers.prefix", "mcp_servers.secrets_encrypted", "mcp_servers.status", "mcp_servers.transport"],
  ...["messages.content_type", "messages.role", "models.model_type"],
  ...["models.pricing", "oauth_accounts.provider", "run_events.type", "run_steps.branch"],
  ...["run_steps.kind", "run_steps.usage", "runs.currency", "runs.error_code"],
  ...["runs.lease_owner", "runs.status", "runs.task_type", "runs.urgency"],
  ...["runs.usage", "schedules.expression", "schedules.kind", "schedules.timezone"],
  ...["schedules.urgency", "sign_in_sessions.address", "sign_in_sessions.kind", "tool_calls.status"],
  ...["uploads.storage_key", "usage_daily.currency", "users.hashed_password", "users.language"],
  ...["users.timezone"],
];

let owner: Planted;
let stranger: Planted;
let before: Record<string, string>;
/** For a place that wants another id than the one under test: the stranger's own. */
const own = (field: string): string[] => (stranger.ids[field] ? [stranger.ids[field]] : []);

beforeAll(async () => {
  owner = await plantPerson("a");
  stranger = await plantPerson("b");
  before = await rowsHolding(owner.canary);
});

describe("the owner", () => {
  it("has a row in every table whose rows belong to somebody", async () => {
    for (const table of await tablesOfPeople())
      expect(await countRowsOf(table, owner.user_id), table).toBeGreaterThan(0);
  });

  it("has the canary in every field that holds what a person wrote", async () => {
    expect(await columnsWithout(owner.canary, Object.keys(before))).toEqual(OF_OUR_OWN);
  });

  it("finds what was planted", async () => {
    const conversation = contracts.find(({ id }) => id === "getConversation");
    if (!conversation) throw new Error("no such operation");
    const answer = await call(conversation, { token: owner.token, params: owner.ids });
    expect(answer.text).toContain(owner.canary);
  });
});

describe("a stranger who names what is the owner's", () => {
  it("has many places to do so", () => expect(spots.length).toBeGreaterThan(60));

  it.each(spots.map(({ contract, spot }) => [contract.id, spot.part, spot.field, contract, spot] as const))(
    "%s, in the %s, as %s: gets what a random id gets",
    async (_id, _part, field, contract, spot) => {
      const name = field === "conversation" ? "conversation_id" : field;
      const theirs = owner.ids[name] ?? idOf(owner, "conversation_id");
      const ask = async (id: string) =>
        await call(contract, { token: stranger.token, ...requestOf(contract, own, { spot, id }) });
      const real = await ask(theirs);
      const random = await ask(RANDOM_ID);
      expect(real.status).toBe(random.status);
      expect(wordsOf(real.text, theirs)).toEqual(wordsOf(random.text, RANDOM_ID));
      expect(real.text).not.toContain(owner.canary);
      if (spot.part === "path") expect([403, 404]).toContain(real.status);
      else expect(real.status).toBeLessThan(500);
    },
  );

  it.each(withCursor)("%s, with the owner's cursor: goes on in what is the stranger's", async (_, contract) => {
    const asked = (token: string, query: string) => call(contract, { ...requestOf(contract, own), token, query });
    for (const id of [idOf(owner, "conversation_id"), idOf(owner, "message_id"), owner.user_id]) {
      for (const place of [id, JSON.stringify({ id }), JSON.stringify([id]), JSON.stringify([new Date(), id])]) {
        const answer = await asked(stranger.token, `cursor=${Buffer.from(place).toString("base64url")}`);
        expect(answer.status).toBeLessThan(500);
        expect(answer.text).not.toContain(owner.canary);
      }
    }
    const params = Object.fromEntries(pathFields(contract).map((field) => [field, owner.ids[field] ?? ""]));
    const page = await call(contract, { params, token: owner.token, query: "per_page=1" });
    const cursor: unknown = page.body && Reflect.get(Object(Reflect.get(page.body, "pagination")), "next_cursor");
    if (typeof cursor !== "string") return;
    const answer = await asked(stranger.token, `cursor=${encodeURIComponent(cursor)}`);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain(owner.canary);
  });

  it("has touched nothing of it", async () => {
    expect(await rowsHolding(owner.canary)).toEqual(before);
  });
});

/** An answer without what differs from one request to the next. */
function wordsOf(text: string, id: string): unknown {
  if (!text.startsWith("{")) return text;
  const { error, success } = JSON.parse(text);
  return JSON.parse(JSON.stringify({ error, success }).replaceAll(id, "<id>"));
}
