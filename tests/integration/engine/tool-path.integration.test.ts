import { spawn } from "node:child_process";
import { createServer, get } from "node:http";
import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "../../../db/client.ts";
import { toolUsageDaily } from "../../../db/schema/index.ts";
import {
  addAgentTool,
  createAgent,
  getTool,
  listTools,
  syncTools,
  updateAgentTool,
} from "../../../lib/agents/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { createAgentBody } from "../../../lib/protocol/contract/agents.ts";
import { listToolsQuery, type ToolConfiguration } from "../../../lib/protocol/contract/tools.ts";
import { listToolUsageQuery } from "../../../lib/protocol/contract/usage.ts";
import { cancelRun, startRun } from "../../../lib/runs/index.ts";
import { listToolUsage } from "../../../lib/usage/index.ts";
import { listWorkspaceFiles, readWorkspaceFile, writeWorkspaceFile } from "../../../lib/workspace/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, ended, withEngine } from "../../support/engine.ts";
import { listenOnLoopback } from "../../support/listen-on-loopback.ts";
import { call, end, type Script, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { addTestTool } from "../../support/test-tool.ts";
import { until } from "../../support/until.ts";

/** What the tools below were called with, and how often. */
const calls: unknown[] = [];
const failures: string[] = [];
const input = z.object({
  query: z.string(),
  depth: z.number().int().max(10).default(1),
  language: z.string().optional(),
});
const run = async (given: unknown) => {
  calls.push(given);
  const error = failures.shift();
  return error === undefined ? { ok: true as const, result: { given } } : { ok: false as const, error };
};
addTestTool("probe", { input, run });
addTestTool("probe_once", { input, run, idempotent: false, security_level: "restricted" });
addTestTool("probe_kept", { input, run, cache: 60 });
addTestTool("probe_files", { input, run, cache: 60, reads_workspace: true });
addTestTool("probe_throw", { run: () => Promise.reject(new Error("a fault with a secret in it")) });
addTestTool("probe_long", {
  run: async () => ({
    ok: true,
    result: { stdout: Array.from({ length: 20_000 }, (_, at) => `line ${at}`).join("\n"), code: 0 },
  }),
});
addTestTool("probe_loud", { tool_type: "file", run: async () => ({ ok: true, result: "x".repeat(40_000) }) });

let pid = 0;
addTestTool("probe_child", {
  run: (_input, { signal }) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], {
        signal,
        killSignal: "SIGKILL",
        stdio: "ignore",
      });
      pid = child.pid ?? 0;
      child.on("error", () => resolve({ ok: false, error: "killed" }));
    }),
});
let open = 0;
const silent = createServer(() => {});
silent.on("connection", (socket) => {
  open += 1;
  socket.on("close", () => {
    open -= 1;
  });
});
const { host, close } = await listenOnLoopback(silent, 0);
addTestTool("probe_socket", {
  run: (_input, { signal }) =>
    new Promise((resolve) => {
      get(`http://${host}/`, { signal }).on("error", () => resolve({ ok: false, error: "aborted" }));
    }),
});

withEngine();
afterAll(() => close());

const toolId = async (actor: Actor, name: string): Promise<string> => {
  const { items } = await listTools(actor, listToolsQuery.parse({ search: name, per_page: 100 }));
  return items.find((tool) => tool.name === name)?.tool_id ?? "";
};

/** An agent with these tools, a script for its model, and a way to ask it. */
async function agentWith(tools: Record<string, ToolConfiguration>, script: Script, parameters = {}, ada?: Actor) {
  calls.length = 0;
  const actor = ada ?? (await createActor({ is_superuser: true }));
  const provider = await scriptedProvider(actor, script);
  const body = createAgentBody.parse({ name: "tester", display_name: "tester", instruction: "Test.", parameters });
  const { agent_id } = await createAgent(actor, body);
  for (const [name, configuration] of Object.entries(tools)) {
    await addAgentTool(actor, agent_id, { tool_id: await toolId(actor, name), is_enabled: true, configuration });
  }
  const ask = async (conversation_id?: string) => {
    const { answer, ...rest } = await askOnce(actor, "go", { agent_id, ...(conversation_id && { conversation_id }) });
    return { ...rest, results: answer.tool_calls.map(({ result }) => result), tool_calls: answer.tool_calls };
  };
  return { actor, agent_id, provider, ask };
}

const alive = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};

describe("an agent's configuration of a tool", () => {
  it("fixes values, gives defaults, and shows what is really sent; the model is offered the rest", async () => {
    const configuration = { custom_params: { depth: 5, unheard_of: 1 }, default_params: { language: "zh" } };
    const { ask, provider } = await agentWith({ probe: configuration }, [
      call("probe", { query: "a", depth: 9 }),
      say("ok"),
    ]);
    const { tool_calls } = await ask();
    expect(calls).toEqual([{ query: "a", depth: 5, language: "zh" }]);
    expect(tool_calls[0]?.tool_input).toEqual({ query: "a", depth: 5, language: "zh" });
    const offered = JSON.stringify(provider.requests[0]?.body);
    expect(offered).toContain('"default":"zh"');
    expect(offered).not.toContain('"depth"');
  });

  it("is refused where the tool's input does not take its values", async () => {
    const { actor, agent_id } = await agentWith({ probe: {} }, []);
    const tool_id = await toolId(actor, "probe");
    const saving = updateAgentTool(actor, agent_id, tool_id, { configuration: { custom_params: { depth: 11 } } });
    await expect(saving).rejects.toMatchObject({ details: [{ field: "configuration.custom_params.depth" }] });
  });

  it("has calls that may be repeated tried again after failures that may pass, each in sight", async () => {
    const script = [call("probe", { query: "a" }), call("probe_once", { query: "b" }), call("probe_throw"), say("ok")];
    const twice = { max_retries: 1 };
    const { ask } = await agentWith({ probe: twice, probe_once: twice, probe_throw: {} }, script);
    failures.push("NETWORK: reset", "TIMEOUT: late");
    const { results } = await ask();
    // The first failed and was tried again; its second failure was its last.
    expect(results[0]).toMatchObject({
      success: false,
      error: "TIMEOUT: late",
      metadata: { attempts: 2, failed_attempts: [{ error: "NETWORK: reset" }] },
    });
    expect(results[1]).toMatchObject({ success: true });
    expect(results[2]).toMatchObject({ success: false, error: "INTERNAL_ERROR: the tool failed on our side." });
    failures.push("NETWORK: reset");
    const once = await agentWith({ probe_once: twice }, [call("probe_once", { query: "b" }), say("ok")]);
    expect((await once.ask()).results[0]).toMatchObject({ success: false, error: "NETWORK: reset" });
    expect(calls).toHaveLength(1);
  });
});

describe("restricted mode", () => {
  const script = () => [call("probe_once", { query: "a" }), call("probe", { query: "b" }), say("ok")];

  it.each([
    ["the person's", {}, { ai_settings: { restricted_mode: true } }],
    ["the agent's", { restricted_mode: true }, {}],
  ])("(%s) offers and does only what is safe", async (_whose, parameters, preferences) => {
    const ada = await createActor({ is_superuser: true, preferences });
    const { ask, provider } = await agentWith({ probe: {}, probe_once: {} }, script(), parameters, ada);
    const { results } = await ask();
    expect(results[0]?.error).toMatch(/^RESTRICTED_MODE/);
    expect(results[1]?.success).toBe(true);
    expect(calls).toEqual([{ query: "b", depth: 1 }]);
    expect(JSON.stringify(provider.requests[0]?.body)).not.toContain("probe_once");
  });
});

describe("a kept result", () => {
  it("is given to the same call of the same person and conversation only, and says so", async () => {
    const script = () => [
      call("probe_kept", { query: "a" }),
      call("probe_kept", { depth: 1, query: "a" }),
      say("ok"),
      end(),
    ];
    const { ask } = await agentWith({ probe_kept: {} }, [...script(), ...script(), ...script()]);
    const first = await ask();
    expect(first.results[1]).toMatchObject({ success: true, metadata: { cache: { hit: true } } });
    expect(first.results[0]?.metadata).not.toHaveProperty("cache");
    expect(calls).toHaveLength(1);
    await ask(first.conversation_id);
    expect(calls).toHaveLength(1);
    await ask();
    expect(calls).toHaveLength(2);
    const other = await agentWith({ probe_kept: {} }, script());
    await other.ask();
    expect(calls).toHaveLength(1);
  });

  it("of a tool that reads the workspace is another one when a file was changed", async () => {
    const script = () => [call("probe_files", { query: "a" }), say("ok"), end()];
    const { ask, actor } = await agentWith({ probe_files: {} }, [...script(), ...script(), ...script()]);
    const { conversation_id } = await ask();
    await ask(conversation_id);
    expect(calls).toHaveLength(1);
    const workspace = { conversation_id, user_id: actor.user_id };
    await writeWorkspaceFile(workspace, "a.txt", new TextEncoder().encode("new"), "file_write");
    await ask(conversation_id);
    expect(calls).toHaveLength(2);
  });
});

describe("a result that is too long", () => {
  it("is cut, kept whole in the workspace, and the model is told where", async () => {
    const { ask, actor, provider } = await agentWith({ probe_long: {} }, [call("probe_long"), say("ok")]);
    const { conversation_id, results } = await ask();
    const [result] = results;
    expect(JSON.stringify(result?.result).length).toBeLessThanOrEqual(30_000);
    expect(result?.result).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^line 0\n.*left out.*line 19999$/s),
    });
    const workspace = { conversation_id, user_id: actor.user_id };
    const [file] = await listWorkspaceFiles(workspace);
    expect(file?.path).toMatch(/^tool-output\/probe_long-[0-9a-f]{8}\.txt$/);
    expect(result?.metadata).toMatchObject({ whole: { path: file?.path } });
    const { data } = await readWorkspaceFile(workspace, file?.path ?? "");
    expect(new TextDecoder().decode(data).split("\n")).toHaveLength(20_000);
    expect(JSON.stringify(provider.requests.at(-1)?.body)).toContain(`is in ${file?.path}: read it with file_read`);
  });
});

describe("the end of a call reaches what it started", () => {
  it("a child process at the timeout", async () => {
    const { ask } = await agentWith({ probe_child: { timeout: 1 } }, [call("probe_child"), say("ok")]);
    expect((await ask()).results[0]?.error).toMatch(/^TIMEOUT/);
    expect(pid).toBeGreaterThan(0);
    await until(async () => !alive(pid));
  });

  it("a socket when the run is stopped", async () => {
    const { actor, agent_id } = await agentWith({ probe_socket: {} }, [call("probe_socket"), say("never")]);
    const { conversation_id } = await createConversation(actor, {});
    const { run } = await startRun(actor, { conversation_id, content: "go", agent_id });
    await until(async () => open === 1);
    await cancelRun(actor, run.run_id);
    expect((await ended(actor, run.run_id)).status).toBe("cancelled");
    await until(async () => open === 0);
  });
});

it("counts a person's calls by tool and day, and no names that a model made up", async () => {
  const script = [call("probe", { query: "a" }), call("probe", { query: 1, more: 2 }), call("made_up"), say("ok")];
  const { ask, actor } = await agentWith({ probe: {} }, script);
  await ask();
  const rows = await db()
    .select()
    .from(toolUsageDaily)
    .where(and(eq(toolUsageDaily.user_id, actor.user_id)));
  expect(rows).toMatchObject([{ tool_name: "probe", calls: 2, failures: 1 }]);
  const { items } = await listToolUsage(actor, listToolUsageQuery.parse({}));
  expect(items).toMatchObject([{ tool_name: "probe", calls: 2, failures: 1 }]);
  const bob = await createActor();
  expect((await listToolUsage(bob, listToolUsageQuery.parse({}))).items).toEqual([]);
  const all = listToolUsageQuery.parse({ scope: "all", per_page: 1 });
  await expect(listToolUsage(bob, all)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await listToolUsage(actor, all)).pagination.total).toBeGreaterThan(1);
});

it("a tool that the code no longer has becomes inactive, and comes back", async () => {
  const ada = await createActor();
  const { items } = await listTools(ada, listToolsQuery.parse({ per_page: 100 }));
  const definitions = items.map(
    ({ schema: _, created_at: __, tool_id: ___, is_active: ____, is_system_tool: _____, ...tool }) => ({
      ...tool,
      schema: {},
      implementation: "a test",
    }),
  );
  const tool_id = await toolId(ada, "probe");
  await syncTools(definitions.filter(({ name }) => name !== "probe"));
  expect((await getTool(ada, tool_id)).is_active).toBe(false);
  await syncTools(definitions);
  expect((await getTool(ada, tool_id)).is_active).toBe(true);
});
