import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { executeRun } from "../../../../agents/engine/execute-run.ts";
import { findSystemAgent } from "../../../../lib/agents/index.ts";
import { createConversation } from "../../../../lib/conversations/index.ts";
import type { Actor } from "../../../../lib/core/actor.ts";
import { env } from "../../../../lib/core/env.ts";
import { loadConversationView } from "../../../../lib/messages/index.ts";
import { getRun, listApprovals, startRun, tellConversationChanges } from "../../../../lib/runs/index.ts";
import { createActor } from "../../../support/create-actor.ts";
import { withIdleQueue } from "../../../support/engine.ts";
import { call, say } from "../../../support/model-servers/index.ts";
import { startOutside } from "../../../support/outside-server.ts";
import { scriptedProvider } from "../../../support/scripted-provider.ts";
import { takeRun } from "../../../support/take-run.ts";

/** Counts what is really sent. The allow-list is read once per process, so that it must be up first. */
export const outside = await startOutside();
process.env.ALMA_EGRESS_ALLOW = outside.host;

/** A run is worked on exactly when a test says so; what one test had sent is forgotten before the next. */
export function withApprovals(): void {
  withIdleQueue();
  beforeAll(() => tellConversationChanges());
  beforeEach(() => {
    outside.received.length = 0;
    env().ALMA_APPROVAL_SECONDS = 60;
  });
  afterAll(() => outside.close());
}

export const POST = { method: "POST", url: outside.url("/orders"), headers: { "x-key": "k" }, body: '{"n":1}' };
export const superuser = () => createActor({ is_superuser: true });

export async function begin(ada: Actor, content = "order one", agent = "web_agent") {
  const { conversation_id } = await createConversation(ada, {});
  const agent_id = (await findSystemAgent(agent))?.agent_id;
  const { run } = await startRun(ada, { conversation_id, content, agent_id });
  const answer = async () => (await loadConversationView(ada, conversation_id)).view.messages.at(-1);
  const status = async () => (await getRun(ada, run.run_id)).status;
  return { run_id: run.run_id, conversation_id, answer, status };
}

/** What a worker does with a run: on until it ends or must wait. */
export async function work(run_id: string): Promise<void> {
  const lease = await takeRun(run_id);
  await executeRun(lease);
  lease.release();
}

/** A run that waits for a person's word about one POST. */
export async function waitingRun(ada: Actor) {
  const provider = await scriptedProvider(ada, [say("Ordering."), call("http_request", POST), say("Done.")]);
  const begun = await begin(ada);
  await work(begun.run_id);
  expect(await begun.status()).toBe("waiting_approval");
  return { ...begun, provider, approval: await onlyApproval(ada, begun.run_id) };
}

export const approvalsOf = async (ada: Actor, run_id: string) =>
  (await listApprovals(ada, { run_id, page: 1, per_page: 20 })).items;

export async function onlyApproval(ada: Actor, run_id: string) {
  const [approval, ...others] = await approvalsOf(ada, run_id);
  expect(others).toEqual([]);
  if (!approval) throw new Error("nobody was asked");
  return approval;
}
