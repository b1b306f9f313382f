import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { executeRun } from "../../../../agents/engine/execute-run.ts";
import { db } from "../../../../db/client.ts";
import { approvals } from "../../../../db/schema/index.ts";
import { cancelRun, decideApproval, getApproval } from "../../../../lib/runs/index.ts";
import { takeRun } from "../../../support/take-run.ts";
import { until } from "../../../support/until.ts";
import { approvalsOf, outside, POST, superuser, waitingRun, withApprovals, work } from "./approval-runs.ts";

withApprovals();

describe("a decision", () => {
  it("is the owner's alone: a stranger finds nothing", async () => {
    const ada = await superuser();
    const { approval, run_id, status } = await waitingRun(ada);
    const eve = await superuser();
    const id = approval.approval_id;
    await expect(decideApproval(eve, id, { decision: "approve" })).rejects.toMatchObject({ code: "NOT_FOUND" });
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
      decideApproval(ada, id, { decision: "approve" }),
      decideApproval(ada, id, { decision: "deny" }),
    ]);
    const [won] = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const lost = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(lost).toMatchObject([{ code: "CONFLICT" }]);
    const approved = won?.status === "approved";
    expect(await decideApproval(ada, id, { decision: approved ? "approve" : "deny" })).toEqual(won);
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
    await decideApproval(ada, approval.approval_id, { decision: "approve" });
    await work(run_id);
    expect(outside.received).toEqual([]);
    expect((await answer())?.tool_calls).toMatchObject([{ result: { error: expect.stringMatching(/^DENIED/) } }]);
  });

  it("is used once: a call that was cut off after it is told as unknown, not repeated", async () => {
    const ada = await superuser();
    const { approval, run_id, answer, status } = await waitingRun(ada);
    await decideApproval(ada, approval.approval_id, { decision: "approve" });
    outside.holdNext();
    const lease = await takeRun(run_id);
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
