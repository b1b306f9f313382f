import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { findSystemAgent } from "../../../lib/agents/index.ts";
import { createConversation, deleteConversation, updateConversation } from "../../../lib/conversations/index.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { hub, openEventStream } from "../../../lib/realtime/index.ts";
import { cancelRun, retryRun, startRun, tellConversationChanges } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, ended, withEngine } from "../../support/engine.ts";
import { call, delay, hang, say, status } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { until } from "../../support/until.ts";

withEngine();
tellConversationChanges();

describe("while the engine writes", () => {
  it("a conversation can be renamed and deleted at once, and its runs end", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, () => [say("one "), delay(40), say("two "), delay(40), say("three")]);
    const started = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { conversation_id } = await createConversation(ada, {});
        return startRun(ada, { conversation_id, content: "hello there" });
      }),
    );
    await Promise.all(
      started.map(async ({ run }, place) => {
        await new Promise((resolve) => setTimeout(resolve, 30 * place));
        await updateConversation(ada, run.conversation_id, { title: `renamed ${place}` });
        await deleteConversation(ada, run.conversation_id);
      }),
    );
    const open = await until(async () => {
      const rows = await db().execute(sql`select status, error_code from runs where user_id = ${ada.user_id}`);
      return rows.every((row) => row.status === "completed" || row.status === "cancelled") && rows;
    });
    expect(open).toHaveLength(6);
    expect(open.map((row) => row.error_code)).toEqual(Array(6).fill(null));
  });

  it("a stop during a delegation leaves no call without result and no agent at work", async () => {
    const ada = await createActor({ is_superuser: true });
    const tasks = [
      { agent: "coding_agent", task: "wait" },
      { agent: "general_agent", task: "wait too" },
    ];
    const provider = await scriptedProvider(ada, (request) =>
      JSON.stringify(request.body).includes('"do both"') ? [call("delegate", { tasks })] : [hang()],
    );
    const agent_id = (await findSystemAgent("orchestrator"))?.agent_id;
    const { conversation_id } = await createConversation(ada, {});
    const { run } = await startRun(ada, { conversation_id, content: "do both", agent_id });
    await until(async () => provider.requests.length === 3);
    await cancelRun(ada, run.run_id);
    expect((await ended(ada, run.run_id)).status).toBe("cancelled");
    const answer = (await loadConversationView(ada, conversation_id)).view.messages.at(-1);
    expect(answer?.tool_calls.map((made) => made.status)).toEqual(["finished"]);
    expect(answer?.run?.agents.map((agent) => agent.success)).toEqual([false, false, false]);
    expect(answer?.metadata).toMatchObject({ provider: "openai" });
    await Promise.all(provider.requests.slice(1).map((sent) => sent.closed));
  });

  it("asking twice at once for another answer gives one", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(ada, [status(401)]);
    const { run } = await askOnce(ada, "hello there");
    provider.play([delay(300), say("again")]);
    const [first, second] = await Promise.all([retryRun(ada, run.run_id, {}), retryRun(ada, run.run_id, {})]);
    expect(second.run_id).toBe(first.run_id);
    await ended(ada, first.run_id);
  });

  it("an event stream whose database fails ends alone, and nothing of it stays behind", async () => {
    const ada = await createActor();
    const { conversation_id } = await createConversation(ada, {});
    const before = hub().readers;
    const abort = new AbortController();
    await db().execute(sql`alter table run_events rename to run_events_away`);
    try {
      const stream = await openEventStream(ada, conversation_id, { last_seq: 0, signal: abort.signal });
      const reader = stream.getReader();
      for (;;) if ((await reader.read()).done) break;
    } finally {
      await db().execute(sql`alter table run_events_away rename to run_events`);
    }
    abort.abort();
    expect(hub().readers).toBe(before);
  });

  it("a reader that just leaves is let go of without a fault", async () => {
    const ada = await createActor();
    const { conversation_id } = await createConversation(ada, {});
    const before = hub().readers;
    const abort = new AbortController();
    const stream = await openEventStream(ada, conversation_id, { last_seq: 0, signal: abort.signal });
    await stream.cancel();
    abort.abort();
    expect(hub().readers).toBe(before);
  });

  it("one person's many runs do not keep another waiting", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(ada, () => [hang()]);
    const many = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { conversation_id } = await createConversation(ada, {});
        return (await startRun(ada, { conversation_id, content: "hello there" })).run.run_id;
      }),
    );
    await until(async () => provider.requests.length === 3);
    const asked = performance.now();
    expect((await askOnce(await createActor(), "2+2")).run.status).toBe("completed");
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect(provider.requests).toHaveLength(3);
    for (const run_id of many) await cancelRun(ada, run_id);
    for (const run_id of many) expect((await ended(ada, run_id)).status).toBe("cancelled");
  });
});
