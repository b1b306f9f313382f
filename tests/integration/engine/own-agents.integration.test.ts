import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { usageDaily, users } from "../../../db/schema/index.ts";
import { addAgentTool, createAgent, listTools, updateAgent, updateAgentTool } from "../../../lib/agents/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { createAgentBody } from "../../../lib/protocol/contract/agents.ts";
import { listToolsQuery } from "../../../lib/protocol/contract/tools.ts";
import { listLlmConfigs, updateLlmConfig } from "../../../lib/providers/index.ts";
import { cancelRun, getRun, startRun } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, withEngine } from "../../support/engine.ts";
import { call, end, say, status } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";

withEngine();
const superuser = () => createActor({ is_superuser: true });

const makeAgent = (actor: Actor, name: string, body: Record<string, unknown> = {}) =>
  createAgent(actor, createAgentBody.parse({ name, display_name: name, instruction: `I am ${name}.`, ...body }));

async function give(actor: Actor, agent_id: string, name: string, timeout?: number): Promise<string> {
  const { items } = await listTools(actor, listToolsQuery.parse({ search: name }));
  const tool_id = items.find((tool) => tool.name === name)?.tool_id ?? "";
  const configuration = timeout === undefined ? {} : { timeout };
  await addAgentTool(actor, agent_id, { tool_id, is_enabled: true, configuration });
  return tool_id;
}

const usageOf = (actor: Actor) =>
  db()
    .select()
    .from(usageDaily)
    .where(eq(usageDaily.user_id, actor.user_id))
    .orderBy(asc(usageDaily.agent_name), asc(usageDaily.model_name));

describe("an agent of one's own", () => {
  it("answers with its instruction, its temperature before the person's, and its number of tokens", async () => {
    const ada = await createActor({ is_superuser: true, preferences: { ai_settings: { temperature: 1.5 } } });
    const provider = await scriptedProvider(ada, [say("Hi.")]);
    const parameters = { temperature: 0.2, max_tokens: 77 };
    const { agent_id } = await makeAgent(ada, "poet", { parameters });
    const { run, answer } = await askOnce(ada, "Hello", { agent_id });
    expect(run).toMatchObject({ status: "completed", agent_id });
    expect(answer.metadata?.temperature).toBe(0.2);
    const body = JSON.stringify(provider.requests[0]?.body);
    expect(body).toContain("I am poet.");
    expect(provider.requests[0]?.body).toMatchObject({ temperature: 0.2 });
    expect(body).toMatch(/"max(_completion)?_tokens":77/);
  });

  it("works with its own model unless the person names one, and ends at its number of steps", async () => {
    const ada = await superuser();
    const own = await scriptedProvider(ada, [
      call("current_time"),
      say("And again."),
      call("current_time"),
      say("never"),
    ]);
    const other = await scriptedProvider(ada, [say("The other.")], "deepseek");
    const { agent_id } = await makeAgent(ada, "worker", { model_id: own.model_id, parameters: { max_steps: 3 } });
    await give(ada, agent_id, "current_time");
    const { run } = await askOnce(ada, "What time is it?", { agent_id });
    expect(run).toMatchObject({ status: "failed", error: { code: "BUDGET_EXCEEDED" } });
    expect(own.requests.length).toBe(2);
    expect((await askOnce(ada, "x", { agent_id, model_id: other.model_id })).answer.content).toBe("The other.");
  });

  it("has a tool only while it is on, and ends its calls at the time that is set", async () => {
    const ada = await superuser();
    const code = { code: "import time\nwhile True: pass" };
    await scriptedProvider(ada, [
      call("python_executor", code),
      say("Too slow."),
      end(),
      call("python_executor", code),
      say("No."),
    ]);
    const { agent_id } = await makeAgent(ada, "coder");
    const tool_id = await give(ada, agent_id, "python_executor", 1);
    const { answer } = await askOnce(ada, "Run it", { agent_id });
    expect(answer.tool_calls[0]?.result?.error).toBe("TIMEOUT: python_executor took longer than 1 seconds.");
    await updateAgentTool(ada, agent_id, tool_id, { is_enabled: false });
    const off = await askOnce(ada, "Run it", { agent_id });
    expect(off.answer.tool_calls[0]?.result?.error).toContain("There is no tool");
  });

  it("hands tasks to its team, each with its own model, and each counts under its own name", async () => {
    const ada = await superuser();
    const small = await scriptedProvider(ada, [say("Paris.")], "deepseek");
    const big = await scriptedProvider(ada, [
      call("delegate", {
        tasks: [
          { agent: "scout", task: "Capital of France?" },
          { agent: "coding_agent", task: "x" },
        ],
      }),
      say("It is Paris."),
    ]);
    await makeAgent(ada, "scout", { model_id: small.model_id });
    const { agent_id } = await makeAgent(ada, "chief", { team: ["scout"] });
    const { answer } = await askOnce(ada, "Ask your team", { agent_id });
    expect(answer.content).toBe("It is Paris.");
    expect(JSON.stringify(answer.tool_calls[0]?.result)).toContain("There is no agent");
    expect([big.requests.length, small.requests.length]).toEqual([2, 1]);
    const rows = await usageOf(ada);
    expect(rows).toMatchObject([
      { agent_name: "chief", requests: 2, failures: 0, model_id: big.model_id, currency: "USD" },
      { agent_name: "scout", requests: 1, failures: 0, model_id: small.model_id, currency: "USD" },
    ]);
    expect(rows[0]?.cost).toBeCloseTo(
      answer.metadata?.cost ? answer.metadata.cost.amount - (rows[1]?.cost ?? 0) : -1,
      8,
    );
  });

  it("that is switched off is refused in words", async () => {
    const ada = await superuser();
    const { agent_id } = await makeAgent(ada, "sleeper");
    await updateAgent(ada, agent_id, { status: "disabled" });
    await expect(askOnce(ada, "x", { agent_id })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "The agent sleeper is switched off or archived. Switch it on, or choose another.",
    });
  });
});

describe("usage", () => {
  it("counts calls that failed and were tried again, and adds up over runs side by side", async () => {
    const ada = await superuser();
    await scriptedProvider(ada, [
      status(500),
      say("One."),
      end(),
      status(401),
      ...["Two.", "Three.", "Four."].flatMap((text) => [say(text), end()]),
    ]);
    await askOnce(ada, "Hello");
    await askOnce(ada, "Hello");
    const before = await usageOf(ada);
    expect(before).toMatchObject([{ requests: 3, failures: 2 }]);
    await Promise.all([askOnce(ada, "Hello"), askOnce(ada, "Hello"), askOnce(ada, "Hello")]);
    expect(await usageOf(ada)).toMatchObject([{ requests: 6, failures: 2 }]);
  });

  it("of the offline assistant has no price", async () => {
    const ada = await createActor();
    await askOnce(ada, "(3+4)*12");
    const rows = await usageOf(ada);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ provider_name: "offline", currency: null, cost: 0, llm_id: null });
  });
});

describe("a provider", () => {
  it("is not asked more often than its owner allows; the call waits as for the provider's own limit", async () => {
    const ada = await superuser();
    const provider = await scriptedProvider(ada, [say("One."), end(), say("Two.")]);
    const [llm_id] = await providersOf(ada);
    await updateLlmConfig(ada, llm_id ?? "", { rate_limit: { requests_per_minute: 1, tokens_per_minute: null } });
    const second = await askOnce(ada, "Hello", {});
    expect(second.run.status).toBe("completed");
    const { run } = await startRun(ada, { conversation_id: second.conversation_id, content: "Again" });
    await expect.poll(async () => (await getRun(ada, run.run_id)).status, { timeout: 10_000 }).toBe("queued");
    expect((await getRun(ada, run.run_id)).error?.message ?? "").toContain("The limit that is set for this provider");
    expect(provider.requests.length).toBe(1);
    expect(await usageOf(ada)).toMatchObject([{ requests: 1, failures: 0 }]);
    await cancelRun(ada, run.run_id);
  });

  it("that is shared does not tell where it is to those who only use it", async () => {
    const [admin, bob] = [await superuser(), await createActor()];
    const provider = await scriptedProvider(admin, [
      status(400, { message: "no model at http://inner.example:9/v1 on 10.1.2.3:80" }),
      status(400, { message: "no model at http://inner.example:9/v1 on 10.1.2.3:80" }),
    ]);
    const [llm_id] = await providersOf(admin);
    await updateLlmConfig(admin, llm_id ?? "", { is_shared: true });
    const theirs = await askOnce(bob, "Hello");
    expect(theirs.run.error).toMatchObject({ code: "PROVIDER_REJECTED" });
    expect(theirs.run.error?.message).toContain("no model at");
    expect(theirs.run.error?.message).not.toMatch(/inner|10\.1|127\.0/);
    expect((await askOnce(admin, "Hello")).run.error?.message).toContain("inner.example");
    await provider.close();
    const gone = await askOnce(bob, "Hello");
    expect(gone.run.error?.code).toBe("MODEL_UNAVAILABLE");
    expect(JSON.stringify(gone.view)).not.toContain("127.0.0.1");
    await db().update(users).set({ is_superuser: false }).where(eq(users.user_id, admin.user_id));
  });
});

/** The ids of an actor's providers. */
async function providersOf(actor: Actor): Promise<string[]> {
  return (await listLlmConfigs(actor, { page: 1, per_page: 10 })).items.map(({ llm_id }) => llm_id);
}
