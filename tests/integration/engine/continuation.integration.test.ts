import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { executeRun } from "../../../agents/engine/execute-run.ts";
import { db } from "../../../db/client.ts";
import { runs, toolCalls } from "../../../db/schema/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import { hub } from "../../../lib/realtime/index.ts";
import { cancelRun, getRun, isLeaseLost, recordRunFacts, startRun } from "../../../lib/runs/index.ts";
import { takeLease } from "../../../lib/runs/lease/lease.ts";
import { createActor } from "../../support/create-actor.ts";
import { withIdleQueue } from "../../support/engine.ts";
import { call, delay, hang, say, think } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { takeRun } from "../../support/take-run.ts";
import { until } from "../../support/until.ts";

// This file takes and drops leases itself, as processes that die would.
withIdleQueue();

const PYTHON = "```python\nprint(6*7)\n```";

async function begin(ada: Actor, content: string) {
  const { conversation_id } = await createConversation(ada, {});
  const { run } = await startRun(ada, { conversation_id, content });
  const answer = async () => (await loadConversationView(ada, conversation_id)).view.messages.at(-1);
  return { run_id: run.run_id, conversation_id, answer };
}

/** As a process that is gone: its lease is over, and nothing of it writes any more. */
const expire = (run_id: string) =>
  db().update(runs).set({ lease_until: sql`now() - interval '1 second'` }).where(eq(runs.run_id, run_id));

describe("a run whose process goes away", () => {
  it("goes on behind its last finished step, with the calls it has made", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(ada, [
      say("Computing."),
      call("python_executor", { code: "print(6*7)" }),
      hang(),
    ]);
    const { run_id, answer } = await begin(ada, PYTHON);
    const first = await takeRun(run_id);
    const executing = executeRun(first);
    await until(async () => provider.requests.length === 2);
    first.stop("shutdown");
    await executing;
    first.release();
    expect((await getRun(ada, run_id)).status).toBe("queued");
    expect(provider.requests).toHaveLength(2);

    provider.play([say("It is 42.")]);
    const second = await takeRun(run_id);
    await executeRun(second);
    second.release();
    expect(provider.requests).toHaveLength(3);
    expect(JSON.stringify(provider.requests[2]?.body)).toContain("Computing.");
    expect(await answer()).toMatchObject({ content: "Computing.\n\nIt is 42.", run: { status: "completed" } });
    expect((await answer())?.tool_calls).toHaveLength(1);
  });

  it("keeps a saved draft visible, and replaces it when the step is asked again", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(ada, [say("half a sen"), delay(900), hang()]);
    const { run_id, answer } = await begin(ada, "hello there");
    const first = await takeRun(run_id);
    const executing = executeRun(first);
    await until(async () => (await answer())?.content === "half a sen");
    first.stop("shutdown");
    await executing;
    first.release();
    expect((await answer())?.content).toBe("half a sen");

    provider.play([say("A whole sentence.")]);
    const second = await takeRun(run_id);
    await executeRun(second);
    second.release();
    expect((await answer())?.content).toBe("A whole sentence.");
  });

  it("writes nothing once another process has taken the run", async () => {
    const ada = await createActor();
    const { run_id } = await begin(ada, "hello there");
    const zombie = await takeRun(run_id);
    await expire(run_id);
    const heir = await takeRun(run_id);
    expect(heir.run.fence).toBe(zombie.run.fence + 1);
    const written = recordRunFacts(zombie, []);
    await expect(written).rejects.toSatisfy(isLeaseLost);
    expect(zombie.signal.reason).toBe("lease_lost");
    zombie.release();
    await executeRun(heir);
    heir.release();
    expect((await getRun(ada, run_id)).status).toBe("completed");
  });

  it("is taken by one process only while its lease holds", async () => {
    const ada = await createActor();
    const { run_id } = await begin(ada, "hello there");
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeLease(run_id)));
    const holders = taken.filter((lease) => lease !== null);
    expect(holders).toHaveLength(1);
    for (const lease of holders) lease.release();
  });

  it("repeats a call that was cut off when that is harmless, under the row it has", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(ada, [
      call("python_executor", { code: "import time; time.sleep(5); print('done')" }),
    ]);
    const { run_id, answer } = await begin(ada, PYTHON);
    const first = await takeRun(run_id);
    const executing = executeRun(first);
    await until(async () => (await db().select().from(toolCalls).where(eq(toolCalls.run_id, run_id))).length === 1);
    first.stop("shutdown");
    await executing;
    first.release();

    provider.play([say("Finished.")]);
    const second = await takeRun(run_id);
    await executeRun(second);
    second.release();
    expect(await answer()).toMatchObject({ content: "Finished.", run: { status: "completed" } });
    expect((await answer())?.tool_calls).toMatchObject([
      { status: "finished", result: { result: { stdout: "done\n" } } },
    ]);
  });

  it("keeps what it wrote when it is stopped before anybody takes it again", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, [say("worth keeping"), delay(900), hang()]);
    const { run_id, answer } = await begin(ada, "hello there");
    const first = await takeRun(run_id);
    const executing = executeRun(first);
    await until(async () => (await answer())?.content === "worth keeping");
    first.stop("shutdown");
    await executing;
    first.release();
    expect((await cancelRun(ada, run_id)).status).toBe("cancelled");
    expect((await answer())?.content).toBe("worth keeping");
  });

  it("shows a reader that stayed the same text as a reload, however the second attempt is worded", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(
      ada,
      [
        think("first thought"),
        say("First step."),
        call("python_executor", { code: "print(1)" }),
        think("second"),
        say("Hello wor"),
        hang(),
      ],
      "deepseek",
    );
    const { run_id, answer, conversation_id } = await begin(ada, PYTHON);
    let view = (await loadConversationView(ada, conversation_id)).view;
    const unsubscribe = hub().subscribe(conversation_id, (event) => {
      view = fold(view, event);
    });
    const first = await takeRun(run_id);
    const executing = executeRun(first);
    await until(async () => view.messages.at(-1)?.content.endsWith("Hello wor"));
    first.stop("shutdown");
    await executing;
    first.release();

    provider.play([think("other"), say("Goodbye to everyone.")]);
    const second = await takeRun(run_id);
    await executeRun(second);
    second.release();
    unsubscribe();
    const reloaded = await answer();
    expect(reloaded).toMatchObject({
      content: "First step.\n\nGoodbye to everyone.",
      reasoning: "first thought\n\nother",
    });
    expect(view.messages.at(-1)).toMatchObject({ content: reloaded?.content, reasoning: reloaded?.reasoning });
  });
});
