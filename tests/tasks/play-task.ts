import { findSystemAgent } from "../../lib/agents/index.ts";
import { createConversation } from "../../lib/conversations/index.ts";
import type { Actor } from "../../lib/core/actor.ts";
import { loadConversationView } from "../../lib/messages/index.ts";
import { isTerminal } from "../../lib/protocol/view.ts";
import { cancelRun, decideApproval, getRun, listApprovals, listRunSteps, startRun } from "../../lib/runs/index.ts";
import { listWorkspaceFiles, readWorkspaceFile, uploadFile } from "../../lib/workspace/index.ts";
import { createActor } from "../support/create-actor.ts";
import type { Outcome } from "./outcome.ts";
import type { Site } from "./site.ts";
import type { Task } from "./task.ts";

export interface Stage {
  site: Site;
  /** Gives the person a model; answers how to let go of it. */
  connect: (actor: Actor, task: Task) => Promise<() => Promise<void>>;
  /** The longest that one message may take, in milliseconds. */
  limit_ms: number;
}

const POLL_MS = 20;
const PAGE = { page: 1, per_page: 100 };

/** A new person asks what the task says, in a conversation of its own; what they have in the end. */
export async function playTask(task: Task, { site, connect, limit_ms }: Stage): Promise<Outcome> {
  const began = performance.now();
  const preferences = task.is_restricted ? { ai_settings: { restricted_mode: true } } : undefined;
  const actor = await createActor({ is_superuser: true, language: task.language, preferences });
  const disconnect = await connect(actor, task);
  try {
    const { conversation_id } = await createConversation(actor, {});
    const own = site.forTask(task.id);
    const attachments = await attach(actor, conversation_id, task);
    const agent_id = task.agent ? (await findSystemAgent(task.agent))?.agent_id : undefined;
    let run_id = "";
    for (const [at, content] of task.messages(own).entries()) {
      const { run } = await startRun(actor, {
        ...{ conversation_id, content, agent_id },
        ...(at === 0 ? { attachments } : {}),
      });
      run_id = run.run_id;
      await seeThrough(actor, run_id, task, limit_ms);
    }
    const outcome = await outcomeOf(actor, conversation_id, run_id);
    return { ...outcome, received: own.received, seconds: (performance.now() - began) / 1000 };
  } finally {
    await disconnect();
  }
}

async function attach(actor: Actor, conversation_id: string, { files = [] }: Task) {
  const attachments = [];
  for (const { name, data } of files) {
    const upload = { name, media_type: "application/octet-stream", data: new Uint8Array(await data()) };
    const { file_id, size, media_type } = await uploadFile(actor, conversation_id, upload);
    attachments.push({ type: "file", url: `/v1/files/${file_id}/content`, name, size, media_type });
  }
  return attachments;
}

/** Waits for the end of a run and answers its questions for approval; stops it when it takes too long. */
async function seeThrough(actor: Actor, run_id: string, task: Task, limit_ms: number): Promise<void> {
  const deadline = performance.now() + limit_ms;
  for (;;) {
    const { status } = await getRun(actor, run_id);
    if (isTerminal(status)) return;
    if (status === "waiting_approval") await decide(actor, run_id, task);
    if (performance.now() > deadline) await cancelRun(actor, run_id);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function decide(actor: Actor, run_id: string, { decision }: Task): Promise<void> {
  const { items } = await listApprovals(actor, { run_id, status: "pending", ...PAGE });
  for (const { approval_id } of items) {
    await decideApproval(actor, approval_id, decision ?? { decision: "deny" });
  }
}

async function outcomeOf(
  actor: Actor,
  conversation_id: string,
  run_id: string,
): Promise<Omit<Outcome, "received" | "seconds">> {
  const [run, { view }, steps, approvals] = await Promise.all([
    getRun(actor, run_id),
    loadConversationView(actor, conversation_id),
    listRunSteps(actor, run_id, PAGE),
    listApprovals(actor, PAGE),
  ]);
  const answers = view.messages.filter(({ role }) => role === "assistant");
  const last = answers.find(({ message_id }) => message_id === run.assistant_message_id);
  const workspace = { conversation_id, user_id: actor.user_id };
  const files = (await listWorkspaceFiles(workspace)).map(({ path, media_type }) => ({
    path,
    media_type,
    read: async () => (await readWorkspaceFile(workspace, path)).data,
  }));
  const { error } = run;
  return {
    answer: last?.content ?? "",
    status: run.status,
    error: error && `${error.code}: ${error.message}`,
    agent: last?.run?.analysis?.agent_name ?? "",
    calls: answers.flatMap(({ tool_calls }) => tool_calls),
    agents: last?.run?.agents ?? [],
    steps: steps.items,
    files,
    approvals: approvals.items,
    tokens: answers.reduce((sum, { run: done }) => sum + (done?.usage?.total_tokens ?? 0), 0),
    cost: sumOf(answers.flatMap(({ run: done }) => (done?.cost ? [done.cost.amount] : []))),
  };
}

/** Null where there is nothing to add up. */
const sumOf = (amounts: number[]): number | null =>
  amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0);
