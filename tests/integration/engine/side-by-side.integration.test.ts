import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { addAgentTool, createAgent, listTools } from "../../../lib/agents/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import { createAgentBody } from "../../../lib/protocol/contract/agents.ts";
import { listToolsQuery } from "../../../lib/protocol/contract/tools.ts";
import { cancelRun, startRun } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, ended, withEngine } from "../../support/engine.ts";
import { call, end, type Script, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { addTestTool } from "../../support/test-tool.ts";
import { until } from "../../support/until.ts";

/** What began and ended, in that order. */
let seen: string[] = [];
const input = z.object({ name: z.string() });
const begins = () => seen.filter((what) => what.startsWith("begin")).length;

/** Ends only once as many of them as its name begins with are at work, the first one last. */
addTestTool("look", {
  input,
  run: async (given) => {
    const { name } = input.parse(given);
    seen.push(`begin ${name}`);
    await until(async () => begins() >= Number(name[0]) || null);
    await sleep(name.endsWith("a") ? 60 : 0);
    seen.push(`end ${name}`);
    return { ok: true, result: name };
  },
});
addTestTool("change", {
  input,
  security_level: "restricted",
  run: async (given) => {
    const { name } = input.parse(given);
    seen.push(`begin ${name}`, `end ${name}`);
    return { ok: true, result: name };
  },
});
addTestTool("linger", {
  input,
  run: (given, { signal }) => {
    seen.push(`begin ${input.parse(given).name}`);
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        seen.push("aborted");
        reject(signal.reason);
      });
    });
  },
});

withEngine();

async function agentWith(script: Script) {
  seen = [];
  const actor = await createActor({ is_superuser: true });
  const provider = await scriptedProvider(actor, script);
  const body = createAgentBody.parse({ name: "tester", display_name: "tester", instruction: "Test." });
  const { agent_id } = await createAgent(actor, body);
  for (const search of ["look", "change", "linger"]) {
    const { items } = await listTools(actor, listToolsQuery.parse({ search, per_page: 100 }));
    const tool_id = items.find(({ name }) => name === search)?.tool_id ?? "";
    await addAgentTool(actor, agent_id, { tool_id, is_enabled: true, configuration: {} });
  }
  return { actor, agent_id, provider };
}
const look = (name: string) => call("look", { name });

describe("calls of one step", () => {
  it("that only look are made side by side, and their results are in the order they were asked for", async () => {
    const names = ["5a", "5b", "5c", "5d", "5e"];
    const { actor, agent_id, provider } = await agentWith([...names.map(look), say("done"), end()]);
    const { answer, run } = await askOnce(actor, "go", { agent_id });
    expect(run.status).toBe("completed");
    expect(seen.slice(0, 5).map((what) => what.slice(0, 5))).toEqual(Array(5).fill("begin"));
    expect(seen.at(-1)).toBe("end 5a");
    expect(answer.tool_calls.map(({ result }) => result?.result)).toEqual(names);
    const told = JSON.stringify(provider.requests.at(-1)?.body);
    const places = names.map((name) => told.lastIndexOf(`${name}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("no more than five at once", async () => {
    const names = ["5a", "5b", "5c", "5d", "5e", "6f", "6g"];
    const { actor, agent_id } = await agentWith([...names.map(look), say("done"), end()]);
    await askOnce(actor, "go", { agent_id });
    expect(seen.indexOf("begin 6f")).toBeGreaterThan(seen.indexOf("end 5a"));
    expect(seen).toHaveLength(14);
  });

  it("one that changes something is made alone, in its place", async () => {
    const script = [
      look("2a"),
      look("2b"),
      call("change", { name: "write" }),
      look("5c"),
      look("5d"),
      say("done"),
      end(),
    ];
    const { actor, agent_id } = await agentWith(script);
    await askOnce(actor, "go", { agent_id });
    expect(seen.slice(0, 2).sort()).toEqual(["begin 2a", "begin 2b"]);
    expect(seen.slice(2, 6)).toEqual(["end 2b", "end 2a", "begin write", "end write"]);
    expect(seen.slice(6, 8).sort()).toEqual(["begin 5c", "begin 5d"]);
  });

  it("a stop reaches all of them", async () => {
    const { actor, agent_id } = await agentWith([1, 2, 3].map((at) => call("linger", { name: `${at}` })));
    const { conversation_id } = await createConversation(actor, {});
    const { run } = await startRun(actor, { conversation_id, content: "go", agent_id });
    await until(async () => seen.length === 3 || null);
    await cancelRun(actor, run.run_id);
    expect((await ended(actor, run.run_id)).status).toBe("cancelled");
    expect(seen.filter((what) => what === "aborted")).toHaveLength(3);
  });
});
