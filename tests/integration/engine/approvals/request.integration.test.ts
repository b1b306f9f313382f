import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../../db/client.ts";
import { approvals, auditLog, runs } from "../../../../db/schema/index.ts";
import { env } from "../../../../lib/core/env.ts";
import { loadConversationView } from "../../../../lib/messages/index.ts";
import { fold } from "../../../../lib/protocol/fold.ts";
import { hub } from "../../../../lib/realtime/index.ts";
import { decideApproval, expireApprovals } from "../../../../lib/runs/index.ts";
import { createActor } from "../../../support/create-actor.ts";
import { call, say } from "../../../support/model-servers/index.ts";
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

    await decideApproval(ada, approval.approval_id, { decision: "approve" });
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
    await decideApproval(ada, approval.approval_id, { decision: "deny", reason: "wrong shop" });
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
    await expect(decideApproval(ada, approval.approval_id, { decision: "approve" })).rejects.toMatchObject({
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
    await decideApproval(ada, first.approval_id, { decision: "deny" });
    await work(run_id);
    const [second] = await approvalsOf(ada, run_id);
    expect(second).toMatchObject({ tool_name: "web_fetch", status: "pending" });
    await decideApproval(ada, second?.approval_id ?? "", { decision: "approve" });
    await work(run_id);
    expect(outside.received.map(({ path }) => path)).toEqual(["/page", "/named", "/made-up?d=secret"]);
    expect((await answer())?.run?.status).toBe("completed");
  });
});
