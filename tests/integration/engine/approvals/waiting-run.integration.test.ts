import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../../db/client.ts";
import { approvals, runSteps, runs, toolCalls, users } from "../../../../db/schema/index.ts";
import { deleteConversation } from "../../../../lib/conversations/index.ts";
import { loadConversationView } from "../../../../lib/messages/index.ts";
import { fold } from "../../../../lib/protocol/fold.ts";
import { hub } from "../../../../lib/realtime/index.ts";
import { cancelRun, decideApproval, expireApprovals, startRun, waitForRun } from "../../../../lib/runs/index.ts";
import { takeLease } from "../../../../lib/runs/lease/lease.ts";
import { call, delay, say } from "../../../support/model-servers/index.ts";
import { scriptedProvider } from "../../../support/scripted-provider.ts";
import { until } from "../../../support/until.ts";
import {
  approvalsOf,
  begin,
  onlyApproval,
  outside,
  POST,
  superuser,
  waitingRun,
  withApprovals,
  work,
} from "./approval-runs.ts";

withApprovals();

describe("a run that waits", () => {
  it("ends at once when it is stopped, and its question is withdrawn", async () => {
    const ada = await superuser();
    const { approval, run_id, conversation_id, answer } = await waitingRun(ada);
    let live = (await loadConversationView(ada, conversation_id)).view;
    const unsubscribe = hub().subscribe(conversation_id, (event) => {
      live = fold(live, event);
    });
    expect((await cancelRun(ada, run_id)).status).toBe("cancelled");
    unsubscribe();
    const end = await answer();
    expect(end).toMatchObject({
      content: "Ordering.",
      tool_calls: [
        {
          status: "finished",
          result: { error: expect.stringMatching(/^CANCELLED/) },
          approval: { status: "cancelled" },
        },
      ],
    });
    expect(end?.metadata?.usage?.total_tokens).toBeGreaterThan(0);
    expect(end?.metadata?.cost?.amount).toBeGreaterThan(0);
    expect(live.messages.at(-1)?.tool_calls).toEqual(end?.tool_calls);
    await expect(decideApproval(ada, approval.approval_id, { decision: "approve" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(outside.received).toEqual([]);
  });

  it("ends with its conversation", async () => {
    const ada = await superuser();
    const { run_id, conversation_id, approval } = await waitingRun(ada);
    await deleteConversation(ada, conversation_id);
    await work(run_id);
    const [row] = await db().select().from(runs).where(eq(runs.run_id, run_id));
    expect(row?.status).toBe("cancelled");
    const [closed] = await db().select().from(approvals).where(eq(approvals.approval_id, approval.approval_id));
    expect(closed?.status).toBe("cancelled");
    await expect(decideApproval(ada, approval.approval_id, { decision: "approve" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("ends when its person is shut out", async () => {
    const ada = await superuser();
    const { run_id, status } = await waitingRun(ada);
    await db().update(users).set({ is_active: false }).where(eq(users.user_id, ada.user_id));
    await expireApprovals();
    await work(run_id);
    expect(await status()).toBe("cancelled");
    expect(outside.received).toEqual([]);
  });

  it("holds back what comes after it in its conversation, and who waits for either is told so", async () => {
    const ada = await superuser();
    const { run_id, conversation_id, approval, provider } = await waitingRun(ada);
    const next = await startRun(ada, { conversation_id, content: "and then?" });
    expect(await takeLease(next.run.run_id)).toBeNull();
    const { signal } = new AbortController();
    expect(await waitForRun(ada, run_id, signal)).toMatchObject({ kind: "waiting", run: { run_id } });
    expect(await waitForRun(ada, next.run.run_id, signal)).toMatchObject({ kind: "waiting" });
    await decideApproval(ada, approval.approval_id, { decision: "approve" });
    await work(run_id);
    expect(await waitForRun(ada, run_id, signal)).toMatchObject({ kind: "answered" });
    provider.play([say("Next.")]);
    await work(next.run.run_id);
    expect(outside.received).toHaveLength(1);
  });

  it("lets the other agents finish, whose answers are kept", async () => {
    const ada = await superuser();
    const hand = {
      tasks: [
        { agent: "web_agent", task: "order it" },
        { agent: "general_agent", task: "greet them" },
      ],
    };
    await scriptedProvider(ada, (request) => {
      const body = JSON.stringify(request.body);
      if (body.includes("do both")) return body.includes("Ordered") ? [say("Both done.")] : [call("delegate", hand)];
      if (body.includes("order it")) return body.includes("made") ? [say("Ordered.")] : [call("http_request", POST)];
      return [say("Good morning.")];
    });
    const { run_id, answer, status } = await begin(ada, "do both", "orchestrator");
    await work(run_id);
    expect(await status()).toBe("waiting_approval");
    const agents = (await answer())?.run?.agents ?? [];
    expect(agents.map(({ agent_name, success }) => [agent_name, success])).toEqual(
      expect.arrayContaining([
        ["orchestrator", null],
        ["web_agent", null],
        ["general_agent", true],
      ]),
    );
    const approval = await onlyApproval(ada, run_id);
    expect(approval.agent_name).toBe("web_agent");
    await decideApproval(ada, approval.approval_id, { decision: "approve" });
    await work(run_id);
    expect(await answer()).toMatchObject({ content: "Both done.", run: { status: "completed" } });
    expect(outside.received).toHaveLength(1);
    const greetings = await db()
      .select()
      .from(runSteps)
      .where(sql`run_id = ${run_id} and agent_name = 'general_agent'`);
    expect(greetings).toHaveLength(1);
    const finished = (await answer())?.run?.agents.find(({ agent_name }) => agent_name === "general_agent");
    expect(finished).toEqual(agents.find(({ agent_name }) => agent_name === "general_agent"));
  });

  it("goes straight on when the answer comes while another of its agents is still at work", async () => {
    const ada = await superuser();
    const tasks = [
      { agent: "web_agent", task: "order it" },
      { agent: "general_agent", task: "greet them" },
    ];
    await scriptedProvider(ada, (request) => {
      const body = JSON.stringify(request.body);
      if (body.includes("do both")) return body.includes("Ordered") ? [say("Both.")] : [call("delegate", { tasks })];
      if (body.includes("order it")) return body.includes("made") ? [say("Ordered.")] : [call("http_request", POST)];
      return [delay(1500), say("Good morning.")];
    });
    const { run_id, answer, status } = await begin(ada, "do both", "orchestrator");
    const working = work(run_id);
    const [asked] = await until(async () => {
      const found = await approvalsOf(ada, run_id);
      return found.length > 0 && found;
    });
    await decideApproval(ada, asked?.approval_id ?? "", { decision: "approve" });
    expect(await status()).toBe("running");
    await working;
    expect(await status()).toBe("queued");
    await work(run_id);
    expect(await answer()).toMatchObject({ content: "Both.", run: { status: "completed" } });
    expect(outside.received).toHaveLength(1);
  });

  it("asks again for each call, one after the other", async () => {
    const ada = await superuser();
    await scriptedProvider(ada, [
      call("http_request", POST),
      call("http_request", { ...POST, body: '{"n":2}' }),
      say("Both."),
    ]);
    const { run_id, status } = await begin(ada);
    await work(run_id);
    const first = await onlyApproval(ada, run_id);
    await decideApproval(ada, first.approval_id, { decision: "approve" });
    await work(run_id);
    expect(await status()).toBe("waiting_approval");
    const [second] = await approvalsOf(ada, run_id);
    expect(second?.tool_input).toMatchObject({ body: '{"n":2}' });
    await decideApproval(ada, second?.approval_id ?? "", { decision: "deny" });
    await work(run_id);
    expect(await status()).toBe("completed");
    expect(outside.received.map(({ body }) => body)).toEqual(['{"n":1}']);
    const rows = await db().select().from(toolCalls).where(eq(toolCalls.run_id, run_id));
    expect(rows.map((row) => row.status)).toEqual(["finished", "finished"]);
  });
});
