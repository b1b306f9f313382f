import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client.ts";
import { agents, agentTools } from "../../db/schema/index.ts";
import { createActor } from "../../tests/support/create-actor.ts";
import type { Actor } from "../core/actor.ts";
import { newId } from "../core/ids.ts";
import {
  findSystemAgent,
  getAgent,
  getAgentRow,
  listAgents,
  listAgentTools,
  recordAgentUse,
  recordToolUse,
  type SystemAgentDefinition,
  type SystemToolDefinition,
  syncAgents,
  syncTools,
} from "./index.ts";

const PAGE = { page: 1, per_page: 100 };
const notFound = expect.objectContaining({ code: "NOT_FOUND" });

const tool = (name: string, changes: Partial<SystemToolDefinition> = {}): SystemToolDefinition => ({
  name,
  display_name: name,
  description: `does ${name}`,
  tool_type: "code",
  schema: { type: "object" },
  implementation: `agents/tools/${name}.ts`,
  security_level: "safe",
  version: "1.0.0",
  requires_auth: false,
  ...changes,
});

const agent = (name: string, tools: string[], changes: Partial<SystemAgentDefinition> = {}): SystemAgentDefinition => ({
  name,
  display_name: name,
  description: `is ${name}`,
  instruction: `You are ${name}.`,
  capabilities: [name],
  parameters: { temperature: 0.2 },
  tools,
  ...changes,
});

const idOf = async (name: string) => (await findSystemAgent(name))?.agent_id ?? "";
const toolNames = async (name: string) =>
  (await listAgentTools(owner, await idOf(name))).flatMap((found) =>
    found.is_enabled && found.is_active ? [found.name] : [],
  );

async function ownAgent(actor: Actor, values: Partial<typeof agents.$inferInsert> = {}): Promise<string> {
  const agent_id = newId();
  await db()
    .insert(agents)
    .values({ agent_id, name: "own", display_name: "Own", instruction: "secret", user_id: actor.user_id, ...values });
  return agent_id;
}

let owner: Actor;
let stranger: Actor;
beforeEach(async () => {
  [owner, stranger] = await Promise.all([createActor(), createActor()]);
  await syncTools([tool("read"), tool("write", { security_level: "restricted" })]);
  await syncAgents([agent("coding_agent", ["read", "write"]), agent("general_agent", [])]);
});

describe("syncAgents and syncTools", () => {
  it("are the same again, from several processes at once", async () => {
    const before = await findSystemAgent("coding_agent");
    const tools = [tool("read"), tool("write", { security_level: "restricted" })];
    const agents = [agent("coding_agent", ["read", "write"]), agent("general_agent", [])];
    // In another order they would wait for each other's rows in a circle.
    const together = Array.from({ length: 24 }, async (_, index) => {
      await syncTools(index % 2 ? tools : tools.toReversed());
      await syncAgents(index % 2 ? agents : agents.toReversed());
    });
    await Promise.all(together);
    expect(await findSystemAgent("coding_agent")).toEqual(before);
    expect((await listAgents(owner, PAGE)).items.map((item) => item.name)).toEqual(["coding_agent", "general_agent"]);
    expect(await toolNames("coding_agent")).toEqual(["read", "write"]);
  });

  it("take up changes and keep ids and counters", async () => {
    const agent_id = await idOf("coding_agent");
    await recordAgentUse(db(), agent_id, { success: true, seconds: 2 });
    await syncAgents([agent("coding_agent", ["read"], { instruction: "New." }), agent("general_agent", ["write"])]);
    expect(await findSystemAgent("coding_agent")).toMatchObject({ agent_id, instruction: "New.", usage_count: 1 });
    expect([await toolNames("coding_agent"), await toolNames("general_agent")]).toEqual([["read"], ["write"]]);
  });

  it("archive what the code lost and bring it back, but not what an admin disabled", async () => {
    await syncAgents([agent("general_agent", [])]);
    expect((await findSystemAgent("coding_agent"))?.status).toBe("archived");
    await expect(getAgentRow(owner, await idOf("coding_agent"))).rejects.toEqual(notFound);
    await db().execute(`update agents set status = 'disabled' where name = 'general_agent'`);
    await syncAgents([agent("coding_agent", ["read", "write"]), agent("general_agent", [])]);
    expect((await findSystemAgent("coding_agent"))?.status).toBe("active");
    expect((await findSystemAgent("general_agent"))?.status).toBe("disabled");
    expect((await listAgents(owner, PAGE)).items.map((item) => item.name)).toEqual(["coding_agent"]);
    await db().execute(`update agents set status = 'active' where name = 'general_agent'`);
  });

  it("take tools away that the code lost, and refuse an unknown one whole", async () => {
    await syncTools([tool("read")]);
    expect(await toolNames("coding_agent")).toEqual(["read"]);
    const broken = [agent("general_agent", [], { instruction: "half" }), agent("coding_agent", ["nothing"])];
    await expect(syncAgents(broken)).rejects.toThrow(/coding_agent.*nothing/);
    expect((await findSystemAgent("general_agent"))?.instruction).toBe("You are general_agent.");
  });

  it("keep a tool that was switched off for an agent switched off", async () => {
    await db().update(agentTools).set({ is_enabled: false });
    await syncAgents([agent("coding_agent", ["read", "write"]), agent("general_agent", ["read"])]);
    expect([await toolNames("coding_agent"), await toolNames("general_agent")]).toEqual([[], ["read"]]);
    await db().update(agentTools).set({ is_enabled: true });
  });
});

describe("whose agents are seen", () => {
  it("shows the system's, own ones, and active shared ones; other people's instructions never", async () => {
    owner = await createActor({ is_superuser: true });
    const own = await ownAgent(owner);
    const shared = await ownAgent(owner, { agent_type: "shared" });
    const sleeping = await ownAgent(owner, { agent_type: "shared", status: "disabled" });
    const idsOf = async (actor: Actor, query = {}) =>
      (await listAgents(actor, { ...PAGE, ...query })).items.map((item) => item.agent_id);
    expect(await idsOf(owner)).toEqual(expect.arrayContaining([own, shared, await idOf("coding_agent")]));
    expect(await idsOf(stranger)).toContain(shared);
    expect(await idsOf(stranger)).not.toContain(own);
    expect(await idsOf(owner, { status: "disabled" })).toEqual([sleeping]);
    expect(await idsOf(stranger, { status: "disabled" })).toEqual([]);
    expect(await idsOf(owner, { type: "custom" })).toEqual([own]);
    expect(JSON.stringify(await listAgents(stranger, PAGE))).not.toContain("secret");
    expect(JSON.stringify(await listAgents(owner, { ...PAGE, type: "system" }))).not.toContain("You are");
    expect((await listAgents(owner, { ...PAGE, type: "custom" })).items[0]?.instruction).toBe("secret");

    expect((await getAgentRow(owner, own)).instruction).toBe("secret");
    await expect(getAgentRow(owner, sleeping)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("switched off"),
    });
    expect((await getAgent(owner, sleeping)).status).toBe("disabled");
    expect((await getAgentRow(stranger, shared)).agent_id).toBe(shared);
    for (const id of [own, sleeping, newId(), "x"]) {
      await expect(getAgentRow(stranger, id)).rejects.toEqual(notFound);
    }
    await db().execute(`update users set is_superuser = false where user_id = '${owner.user_id}'`);
    await expect(getAgentRow(stranger, shared)).rejects.toEqual(notFound);
    await db().execute(`delete from agents where not is_system_agent`);
  });
});

describe("use", () => {
  it("keeps count and means, side by side too", async () => {
    const agent_id = await ownAgent(owner);
    const uses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    await Promise.all(
      uses.map((seconds) => db().transaction((tx) => recordAgentUse(tx, agent_id, { success: seconds > 2, seconds }))),
    );
    const row = await getAgentRow(owner, agent_id);
    expect(row.usage_count).toBe(10);
    expect(row.success_rate).toBeCloseTo(0.8, 5);
    expect(row.average_response_time).toBeCloseTo(5.5, 5);
    expect(row.last_used_at?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it("counts a tool for its agent only", async () => {
    const agent_id = await idOf("coding_agent");
    await db().transaction((tx) => recordToolUse(tx, agent_id, "read"));
    await recordToolUse(db(), agent_id, "read");
    await recordToolUse(db(), agent_id, "unknown");
    const rows = await db().select().from(agentTools);
    expect(rows.map((row) => row.usage_count).sort()).toEqual([0, 2]);
  });
});
