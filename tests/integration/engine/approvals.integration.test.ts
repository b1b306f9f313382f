import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { executeRun } from "../../../agents/engine/execute-run.ts";
import { syncRegistry } from "../../../agents/engine/start-engine.ts";
import { closeDatabase, db } from "../../../db/client.ts";
import { approvals, auditLog, runSteps, runs, toolCalls, users } from "../../../db/schema/index.ts";
import { findSystemAgent } from "../../../lib/agents/index.ts";
import { createConversation, deleteConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { env } from "../../../lib/core/env.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import { hub } from "../../../lib/realtime/index.ts";
import {
  cancelRun,
  decideApproval,
  expireApprovals,
  getApproval,
  getRun,
  listApprovals,
  startRun,
  startRunQueue,
  tellConversationChanges,
  waitForRun,
} from "../../../lib/runs/index.ts";
import { takeLease } from "../../../lib/runs/lease.ts";
import { createActor } from "../../support/create-actor.ts";
import { until } from "../../support/engine.ts";
import { call, delay, say } from "../../support/model-servers/index.ts";
import { startOutside } from "../../support/outside-server.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";

// The allow-list is read once per process, so the server that counts must be up first.
const outside = await startOutside();
process.env.ALMA_EGRESS_ALLOW = outside.host;

// Sends only: this file takes leases itself, so that a run is worked on exactly when a test says so.
let stop = async () => {};
beforeAll(async () => {
  await syncRegistry();
  stop = await startRunQueue(null);
  tellConversationChanges();
});
beforeEach(() => {
  outside.received.length = 0;
  env().ALMA_APPROVAL_SECONDS = 60;
});
afterAll(async () => {
  await stop();
  await outside.close();
  await closeDatabase();
});

const POST = { method: "POST", url: outside.url("/orders"), headers: { "x-key": "k" }, body: '{"n":1}' };
const superuser = () => createActor({ is_superuser: true });

async function begin(ada: Actor, content = "order one", agent = "web_agent") {
  const { conversation_id } = await createConversation(ada, {});
  const agent_id = (await findSystemAgent(agent))?.agent_id;
  const { run } = await startRun(ada, { conversation_id, content, agent_id });
  const answer = async () => (await loadConversationView(ada, conversation_id)).view.messages.at(-1);
  const status = async () => (await getRun(ada, run.run_id)).status;
  return { run_id: run.run_id, conversation_id, answer, status };
}

/** What a worker does with a run: on until it ends or must wait. */
async function work(run_id: string): Promise<void> {
  const lease = await takeLease(run_id);
  if (!lease) throw new Error("nobody may take this run now");
  await executeRun(lease);
  lease.release();
}

/** A run that waits for a person's word about one POST. */
async function waitingRun(ada: Actor) {
  const provider = await scriptedProvider(ada, [say("Ordering."), call("http_request", POST), say("Done.")]);
  const begun = await begin(ada);
  await work(begun.run_id);
  expect(await begun.status()).toBe("waiting_approval");
  return { ...begun, provider, approval: await onlyApproval(ada, begun.run_id) };
}

const approvalsOf = async (ada: Actor, run_id: string) =>
  (await listApprovals(ada, { run_id, page: 1, per_page: 20 })).items;

async function onlyApproval(ada: Actor, run_id: string) {
  const [approval, ...others] = await approvalsOf(ada, run_id);
  expect(others).toEqual([]);
  if (!approval) throw new Error("nobody was asked");
  return approval;
}

const lastRequest = (provider: { requests: { body: unknown }[] }) => JSON.stringify(provider.requests.at(-1)?.body);

describe("a request that may change something", () => {
  it("is sent after a yes, once, with the arguments that were shown", async () => {
    const ada = await superuser();
    const { run_id, conversation_id, answer, status, approval, provider } = await waitingRun(ada);
    expect(approval).toMatchObject({ status: "pending", tool_name: "http_request", tool_input: POST });
    expect(outside.received).toEqual([]);
    expect(await answer()).toMatchObject({
      content: "Ordering.",
      tool_calls: [{ status: "waiting", approval: { approval_id: approval.approval_id, status: "pending" } }],
    });
    const [row] = await db().select().from(runs).where(eq(runs.run_id, run_id));
    expect(row).toMatchObject({ lease_owner: null, lease_until: null });
    expect(row?.usage?.total_tokens).toBeGreaterThan(0);
    let live = (await loadConversationView(ada, conversation_id)).view;
    const unsubscribe = hub().subscribe(conversation_id, (event) => {
      live = fold(live, event);
    });

    await decideApproval(ada, approval.approval_id, { approved: true });
    expect(await status()).toBe("queued");
    const calls = async () => (await answer())?.tool_calls;
    expect(await calls()).toMatchObject([{ status: "started", approval: { status: "approved" } }]);
    expect(live.messages.at(-1)?.tool_calls).toEqual(await calls());
    await work(run_id);
    unsubscribe();
    expect(await status()).toBe("completed");
    expect(outside.received).toMatchObject([{ method: "POST", path: "/orders", body: '{"n":1}' }]);
    expect(outside.received[0]?.headers).toMatchObject({ "x-key": "k" });
    const end = await answer();
    expect(end?.tool_calls).toMatchObject([
      { status: "finished", result: { success: true, result: { status: 201, body: "made" } } },
    ]);
    const { content, tool_calls, run } = live.messages.at(-1) ?? {};
    expect({ content, tool_calls, agents: run?.agents }).toEqual({
      content: end?.content,
      tool_calls: end?.tool_calls,
      agents: end?.run?.agents,
    });
    expect(lastRequest(provider)).toContain("made");
    const [used] = await db().select().from(approvals).where(eq(approvals.run_id, run_id));
    expect(used?.used_at).not.toBeNull();
    const audited = await db().select().from(auditLog).where(eq(auditLog.event, "approval.decided"));
    const entry = audited.find(({ actor_id }) => actor_id === ada.user_id);
    expect(entry?.data).toMatchObject({ approval_id: approval.approval_id, approved: true });
    expect(JSON.stringify(entry)).not.toContain("x-key");
  });

  it("is not sent after a no; the model reads why", async () => {
    const ada = await superuser();
    const { run_id, answer, approval, provider } = await waitingRun(ada);
    await decideApproval(ada, approval.approval_id, { approved: false, reason: "wrong shop" });
    await work(run_id);
    expect(outside.received).toEqual([]);
    expect(lastRequest(provider)).toContain("wrong shop");
    expect(await answer()).toMatchObject({
      content: "Ordering.\n\nDone.",
      tool_calls: [
        {
          status: "finished",
          result: { success: false, error: expect.stringMatching(/^DENIED/) },
          approval: { status: "denied", reason: "wrong shop" },
        },
      ],
    });
  });

  it("is not sent when nobody answers in time; several sweepers end the question once", async () => {
    const ada = await superuser();
    env().ALMA_APPROVAL_SECONDS = 1;
    const { run_id, status, answer, approval } = await waitingRun(ada);
    await expireApprovals();
    expect(await status()).toBe("waiting_approval");
    await until(async () => Date.parse(approval.expires_at) < Date.now() - 50);
    await expect(decideApproval(ada, approval.approval_id, { approved: true })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await Promise.all([expireApprovals(), expireApprovals(), expireApprovals()]);
    const told = await db().execute(
      sql`select 1 from run_events where run_id = ${run_id} and type = 'approval_response'`,
    );
    expect(told).toHaveLength(1);
    expect(await status()).toBe("queued");
    await work(run_id);
    expect(outside.received).toEqual([]);
    expect((await answer())?.tool_calls).toMatchObject([
      { result: { error: expect.stringMatching(/^EXPIRED/) }, approval: { status: "expired" } },
    ]);
    expect(await status()).toBe("completed");
  });

  it("needs no yes where it only reads", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, [call("http_request", { url: outside.url("/status") }), say("Fine.")]);
    const { run_id, answer, status } = await begin(ada);
    await work(run_id);
    expect(await status()).toBe("completed");
    expect(await approvalsOf(ada, run_id)).toEqual([]);
    expect((await answer())?.tool_calls).toMatchObject([{ result: { success: true, result: { status: 200 } } }]);
  });

  it("asks nobody about arguments that are not valid", async () => {
    const ada = await superuser();
    await scriptedProvider(ada, [call("http_request", { method: "BREW", url: POST.url }), say("I cannot.")]);
    const { run_id, answer } = await begin(ada);
    await work(run_id);
    expect(await approvalsOf(ada, run_id)).toEqual([]);
    expect((await answer())?.tool_calls).toMatchObject([
      { result: { error: expect.stringContaining("INVALID_INPUT") } },
    ]);
  });
});

describe("a decision", () => {
  it("is the owner's alone: a stranger finds nothing", async () => {
    const ada = await superuser();
    const { approval, run_id, status } = await waitingRun(ada);
    const eve = await superuser();
    const id = approval.approval_id;
    await expect(decideApproval(eve, id, { approved: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getApproval(eve, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await approvalsOf(eve, run_id)).toEqual([]);
    expect(await status()).toBe("waiting_approval");
    await cancelRun(ada, run_id);
  });

  it("is one: of two at once one counts, and the same again is answered alike", async () => {
    const ada = await superuser();
    const { approval, run_id, status } = await waitingRun(ada);
    const id = approval.approval_id;
    const both = await Promise.allSettled([
      decideApproval(ada, id, { approved: true }),
      decideApproval(ada, id, { approved: false }),
    ]);
    const [won] = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const lost = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(lost).toMatchObject([{ code: "CONFLICT" }]);
    const approved = won?.status === "approved";
    expect(await decideApproval(ada, id, { approved })).toEqual(won);
    await work(run_id);
    expect(await status()).toBe("completed");
    expect(outside.received).toHaveLength(approved ? 1 : 0);
  });

  it.each([
    [
      "what was shown",
      async (run_id: string) => {
        await db()
          .update(approvals)
          .set({ input: { ...POST, body: "{}" } })
          .where(eq(approvals.run_id, run_id));
      },
    ],
    [
      "what would be sent",
      async (run_id: string) => {
        await db().execute(sql`update run_steps set output = replace(output::text, '/orders', '/elsewhere')::jsonb
        where run_id = ${run_id} and kind = 'model'`);
      },
    ],
  ])("is for exactly these arguments: nothing is sent when %s was changed", async (_what, tamper) => {
    const ada = await superuser();
    const { approval, run_id, answer } = await waitingRun(ada);
    await tamper(run_id);
    await decideApproval(ada, approval.approval_id, { approved: true });
    await work(run_id);
    expect(outside.received).toEqual([]);
    expect((await answer())?.tool_calls).toMatchObject([{ result: { error: expect.stringMatching(/^DENIED/) } }]);
  });

  it("is used once: a call that was cut off after it is told as unknown, not repeated", async () => {
    const ada = await superuser();
    const { approval, run_id, answer, status } = await waitingRun(ada);
    await decideApproval(ada, approval.approval_id, { approved: true });
    outside.holdNext();
    const lease = await takeLease(run_id);
    if (!lease) throw new Error("no lease");
    const executing = executeRun(lease);
    await until(async () => outside.received.length === 1);
    lease.stop("shutdown");
    await executing;
    lease.release();
    await work(run_id);
    expect(await status()).toBe("completed");
    expect(outside.received).toHaveLength(1);
    expect((await answer())?.tool_calls).toMatchObject([{ status: "unknown" }]);
  });
});

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
    await expect(decideApproval(ada, approval.approval_id, { approved: true })).rejects.toMatchObject({
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
    await expect(decideApproval(ada, approval.approval_id, { approved: true })).rejects.toMatchObject({
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
    await decideApproval(ada, approval.approval_id, { approved: true });
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
    await decideApproval(ada, approval.approval_id, { approved: true });
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
    await decideApproval(ada, asked?.approval_id ?? "", { approved: true });
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
    await decideApproval(ada, first.approval_id, { approved: true });
    await work(run_id);
    expect(await status()).toBe("waiting_approval");
    const [second] = await approvalsOf(ada, run_id);
    expect(second?.tool_input).toMatchObject({ body: '{"n":2}' });
    await decideApproval(ada, second?.approval_id ?? "", { approved: false });
    await work(run_id);
    expect(await status()).toBe("completed");
    expect(outside.received.map(({ body }) => body)).toEqual(['{"n":1}']);
    const rows = await db().select().from(toolCalls).where(eq(toolCalls.run_id, run_id));
    expect(rows.map((row) => row.status)).toEqual(["finished", "finished"]);
  });
});

describe("after a run has read something untrusted", () => {
  it("an address that nobody named, and headers to one that a page named, need a yes", async () => {
    const ada = await superuser();
    const named = outside.url("/named");
    await scriptedProvider(ada, [
      call("http_request", { url: outside.url("/page") }),
      call("http_request", { url: named }),
      call("http_request", { url: named, headers: { "x-note": "what the person said" } }),
      call("web_fetch", { url: outside.url("/made-up?d=secret") }),
      say("Read."),
    ]);
    const { run_id, answer } = await begin(ada, "look around");
    await work(run_id);
    expect(outside.received.map(({ path }) => path)).toEqual(["/page", "/named"]);
    const first = await onlyApproval(ada, run_id);
    expect(first.tool_input).toMatchObject({ headers: { "x-note": "what the person said" } });
    await decideApproval(ada, first.approval_id, { approved: false });
    await work(run_id);
    const [second] = await approvalsOf(ada, run_id);
    expect(second).toMatchObject({ tool_name: "web_fetch", status: "pending" });
    await decideApproval(ada, second?.approval_id ?? "", { approved: true });
    await work(run_id);
    expect(outside.received.map(({ path }) => path)).toEqual(["/page", "/named", "/made-up?d=secret"]);
    expect((await answer())?.run?.status).toBe("completed");
  });
});
