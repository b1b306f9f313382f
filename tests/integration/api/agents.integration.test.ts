import { beforeAll, describe, expect, it } from "vitest";
import { syncRegistry } from "../../../agents/engine/start-engine.ts";
import { db } from "../../../db/client.ts";
import { auditLog } from "../../../db/schema/index.ts";
import type { Agent } from "../../../lib/protocol/contract/agents.ts";
import type { AgentTool, Tool } from "../../../lib/protocol/contract/tools.ts";
import { callById, newPerson, type Person } from "./api-client.ts";

let owner: Person;
let stranger: Person;
let admin: Person;
let system: Map<string, Agent>;

const dataOf = <T>({ text }: { text: string }): T => JSON.parse(text).data;
const BODY = { name: "helper", display_name: "Helper", instruction: "Be brief." };

async function make(person: Person, body: Record<string, unknown> = {}): Promise<Agent> {
  const answer = await callById("createAgent", { token: person.token, json: { ...BODY, ...body } });
  expect(answer.status, answer.text).toBe(201);
  return dataOf<Agent>(answer);
}
const send = (id: string, person: Person, agent_id: string, more: Parameters<typeof callById>[1] = {}) =>
  callById(id, { token: person.token, params: { agent_id }, ...more });
const list = async (person: Person, query = "") =>
  dataOf<Agent[]>(await callById("listAgents", { token: person.token, query }));
const makeAdmin = ({ user }: Person, is_superuser = true) =>
  db().execute(`update users set is_superuser = ${is_superuser} where user_id = '${user.user_id}'`);

beforeAll(async () => {
  await syncRegistry();
  owner = await newPerson("owner");
  stranger = await newPerson("stranger");
  admin = await newPerson("admin");
  await makeAdmin(admin);
  system = new Map((await list(owner, "type=system")).map((agent) => [agent.name, agent]));
});

describe("an agent of one's own", () => {
  it("is made in the seed's shape, changed under its version, set whole, and seen by nobody else", async () => {
    const agent = await make(owner, {
      name: "my_coding_assistant",
      display_name: "我的编程助手",
      description: "专门用于Python开发的助手",
      capabilities: ["python_coding", "debugging"],
      parameters: { temperature: 0.3, max_tokens: 2000 },
      team: ["coding_agent"],
      is_system_agent: true,
      usage_count: 99,
    });
    expect(agent).toMatchObject({
      agent_type: "custom",
      is_system_agent: false,
      is_own: true,
      status: "active",
      usage_count: 0,
      instruction: "Be brief.",
      parameters: { temperature: 0.3, max_tokens: 2000 },
      version: 1,
    });
    const { agent_id } = agent;
    const etag = (await send("getAgent", owner, agent_id)).headers.get("etag") ?? "";
    const changed = await send("updateAgent", owner, agent_id, {
      json: { display_name: "Other", parameters: { max_steps: 3 } },
      headers: { "if-match": etag },
    });
    expect(dataOf<Agent>(changed)).toMatchObject({ display_name: "Other", parameters: { max_steps: 3 }, version: 2 });
    const late = { json: { display_name: "Mine" }, headers: { "if-match": etag } };
    expect((await send("updateAgent", owner, agent_id, late)).status).toBe(412);
    expect((await send("deleteAgent", owner, agent_id, { headers: { "if-match": etag } })).status).toBe(412);
    const whole = await send("replaceAgent", owner, agent_id, { json: { ...BODY, name: "my_coding_assistant" } });
    expect(dataOf<Agent>(whole)).toMatchObject({ description: null, capabilities: [], team: null, parameters: {} });

    for (const id of ["getAgent", "deleteAgent", "listAgentTools", "getAgentStatistics"]) {
      expect((await send(id, stranger, agent_id)).status, id).toBe(404);
    }
    expect((await send("duplicateAgent", stranger, agent_id, { json: {} })).status).toBe(404);
    expect((await send("getAgent", admin, agent_id)).status).toBe(404);
    expect((await list(stranger)).map((other) => other.agent_id)).not.toContain(agent_id);
  });

  it.each([
    [{ name: "Bad Name" }, 422],
    [{ name: "coding_agent" }, 409],
    [{ name: "taken" }, 409],
    [{ instruction: "  " }, 422],
    [{ parameters: { temperature: 3 } }, 422],
    [{ parameters: { top_p: 1 } }, 422],
    [{ parameters: { max_steps: 41 } }, 422],
    [{ team: ["nobody_here"] }, 422],
    [{ team: ["orchestrator"] }, 422],
    [{ name: "self", team: ["self"] }, 422],
    [{ model_id: "0198c0de-0000-7000-8000-000000000000" }, 404],
    [{ agent_type: "shared" }, 403],
    [{ agent_type: "system" }, 422],
  ])("is refused with %j: %i", async (body, status) => {
    if ("name" in body && body.name === "taken") await make(owner, { name: "taken" });
    const answer = await callById("createAgent", { token: owner.token, json: { ...BODY, name: "fresh", ...body } });
    expect(answer.status, answer.text).toBe(status);
  });

  it("keeps its name to itself when two are made at once", async () => {
    const json = { ...BODY, name: "race" };
    const answers = await Promise.all([1, 2, 3].map(() => callById("createAgent", { token: owner.token, json })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await make(stranger, { name: "race" })).name).toBe("race");
  });

  it("is archived first, comes back unless its name is taken, and is removed for good after", async () => {
    const { agent_id } = await make(owner, { name: "passing" });
    expect((await send("deleteAgent", owner, agent_id)).status).toBe(204);
    expect((await list(owner)).map((agent) => agent.agent_id)).not.toContain(agent_id);
    expect((await list(owner, "status=archived")).map((agent) => agent.agent_id)).toContain(agent_id);
    const second = await make(owner, { name: "passing" });
    const back = { json: { status: "active" } };
    expect((await send("updateAgent", owner, agent_id, back)).status).toBe(409);
    await send("deleteAgent", owner, second.agent_id);
    expect(dataOf<Agent>(await send("updateAgent", owner, agent_id, back)).status).toBe("active");
    await send("deleteAgent", owner, agent_id);
    expect((await send("deleteAgent", owner, agent_id)).status).toBe(204);
    expect((await send("getAgent", owner, agent_id)).status).toBe(404);
  });

  it("is found, sorted and filtered", async () => {
    await make(stranger, { name: "zebra", display_name: "50% Zebra" });
    await make(stranger, { name: "ant", display_name: "Ant" });
    expect((await list(stranger, "search=50%25")).map(({ name }) => name)).toEqual(["zebra"]);
    const names = (await list(stranger, "type=custom&sort=-name")).map(({ name }) => name);
    expect(names).toEqual(names.toSorted().reverse());
    expect(names).toContain("ant");
    expect((await callById("listAgents", { token: stranger.token, query: "sort=instruction" })).status).toBe(422);
  });

  it("writes what changed into the audit log, and nothing of what it is told", async () => {
    const { agent_id } = await make(owner, { name: "watched", instruction: "canary-instruction" });
    await send("updateAgent", owner, agent_id, { json: { display_name: "New", instruction: "canary-instruction-2" } });
    await send("deleteAgent", owner, agent_id);
    const entries = (await db().select().from(auditLog)).filter(({ data }) => data.agent_id === agent_id);
    expect(entries.map(({ event }) => event)).toEqual(["agent.created", "agent.updated", "agent.deleted"]);
    expect(entries[1]?.data).toMatchObject({
      fields: ["display_name", "instruction"],
      before: { display_name: "Helper" },
      after: { display_name: "New" },
    });
    expect(JSON.stringify(entries)).not.toContain("canary");
  });
});

describe("system and shared agents", () => {
  it("are read by all; of the system's only administrators set the state", async () => {
    const { agent_id } = system.get("file_agent") ?? { agent_id: "" };
    expect(dataOf<Agent>(await send("getAgent", owner, agent_id))).toMatchObject({ instruction: null, is_own: false });
    const off = { json: { status: "disabled" } };
    expect((await send("updateAgent", owner, agent_id, off)).status).toBe(403);
    expect((await send("updateAgent", admin, agent_id, { json: { display_name: "x" } })).status).toBe(403);
    expect((await send("deleteAgent", admin, agent_id)).status).toBe(403);
    expect(dataOf<Agent>(await send("updateAgent", admin, agent_id, off)).status).toBe("disabled");
    expect((await send("getAgent", owner, agent_id)).status).toBe(404);
    expect((await list(admin, "status=disabled")).map((agent) => agent.agent_id)).toContain(agent_id);
    await send("updateAgent", admin, agent_id, { json: { status: "active" } });
  });

  it("shared by an administrator, one is used by all and changed by nobody else, and goes with the right", async () => {
    const { agent_id } = await make(admin, { name: "for_all", agent_type: "shared" });
    expect(dataOf<Agent>(await send("getAgent", owner, agent_id))).toMatchObject({
      agent_type: "shared",
      instruction: null,
    });
    expect((await send("updateAgent", owner, agent_id, { json: { display_name: "x" } })).status).toBe(403);
    expect((await send("deleteAgent", owner, agent_id)).status).toBe(403);
    const copy = dataOf<Agent>(await send("duplicateAgent", owner, agent_id, { json: {} }));
    expect(copy).toMatchObject({ name: "for_all_2", agent_type: "custom", instruction: "Be brief.", is_own: true });
    await makeAdmin(admin, false);
    expect((await send("getAgent", owner, agent_id)).status).toBe(404);
    await makeAdmin(admin);
  });

  it("copied, keep their tools, and the orchestrator's copy its hands", async () => {
    const coding = system.get("coding_agent")?.agent_id ?? "";
    const copy = dataOf<Agent>(
      await send("duplicateAgent", owner, coding, { json: { name: "mine", display_name: "Mine" } }),
    );
    expect(copy).toMatchObject({ name: "mine", display_name: "Mine", team: null });
    expect(copy.instruction?.length).toBeGreaterThan(50);
    const names = async (agent_id: string) =>
      dataOf<AgentTool[]>(await send("listAgentTools", owner, agent_id)).map(({ name }) => name);
    expect(await names(copy.agent_id)).toEqual(await names(coding));
    expect(await names(copy.agent_id)).toContain("python_executor");
    const boss = dataOf<Agent>(
      await send("duplicateAgent", owner, system.get("orchestrator")?.agent_id ?? "", { json: {} }),
    );
    expect(boss.team).toEqual(["coding_agent", "file_agent", "general_agent", "web_agent"]);
    expect((await send("duplicateAgent", owner, coding, { json: { name: "mine" } })).status).toBe(409);
  });
});

async function toolId(wanted: string): Promise<string> {
  const found = dataOf<Tool[]>(await callById("listTools", { token: owner.token, query: `search=${wanted}` }));
  return found.find(({ name }) => name === wanted)?.tool_id ?? "";
}

describe("tools", () => {
  it("are listed with the seed's schema, filtered and found", async () => {
    const answer = await callById("listTools", { token: owner.token, query: "type=web&search=page" });
    const tool = dataOf<Tool[]>(answer).find(({ name }) => name === "web_fetch");
    expect(tool).toMatchObject({
      name: "web_fetch",
      security_level: "safe",
      schema: {
        name: "web_fetch",
        required: ["url"],
        parameters: { url: { type: "string" } },
        returns: { title: { type: "string" } },
      },
    });
    expect(tool?.schema.examples.length).toBeGreaterThan(0);
    const one = await callById("getTool", { token: owner.token, params: { tool_id: tool?.tool_id ?? "" } });
    expect(dataOf<Tool>(one)).toEqual(tool);
    const none = { tool_id: "0198c0de-0000-7000-8000-000000000000" };
    expect((await callById("getTool", { token: owner.token, params: none })).status).toBe(404);
  });

  it("are given to an agent, configured, switched off and taken away", async () => {
    const { agent_id } = await make(owner, { name: "handy" });
    const tool_id = await toolId("web_fetch");
    const json = { tool_id, configuration: { timeout: 30, max_retries: 3, custom_params: { search_depth: 5 } } };
    const added = await send("addAgentTool", owner, agent_id, { json });
    expect(added).toMatchObject({ status: 201 });
    expect(dataOf<AgentTool>(added)).toMatchObject({
      name: "web_fetch",
      is_enabled: true,
      configuration: json.configuration,
    });
    expect((await send("addAgentTool", owner, agent_id, { json })).status).toBe(409);
    expect((await send("addAgentTool", stranger, agent_id, { json })).status).toBe(404);
    const params = { agent_id, tool_id };
    const change = { params, json: { is_enabled: false, configuration: { timeout: 60 } } };
    expect(dataOf<AgentTool>(await callById("updateAgentTool", { token: owner.token, ...change }))).toMatchObject({
      is_enabled: false,
      configuration: { timeout: 60 },
    });
    expect((await callById("updateAgentTool", { token: stranger.token, ...change })).status).toBe(404);
    for (const configuration of [{ speed: 1 }, { custom_params: { url: 7 } }]) {
      const refused = { params, json: { configuration } };
      expect((await callById("updateAgentTool", { token: owner.token, ...refused })).status).toBe(422);
    }
    expect((await callById("removeAgentTool", { token: owner.token, params })).status).toBe(204);
    expect((await callById("removeAgentTool", { token: owner.token, params })).status).toBe(404);
  });

  it("that are dangerous need the permission", async () => {
    const { agent_id } = await make(owner, { name: "daring" });
    const tool_id = await toolId("http_request");
    await db().execute(`update tools set security_level = 'dangerous' where tool_id = '${tool_id}'`);
    const give = () => send("addAgentTool", owner, agent_id, { json: { tool_id } });
    expect((await give()).status).toBe(403);
    await db().execute(
      `insert into grants (user_id, permission) values ('${owner.user.user_id}', 'tool:http_request')`,
    );
    expect((await give()).status).toBe(201);
    await db().execute(`update tools set security_level = 'restricted' where tool_id = '${tool_id}'`);
  });
});
