import { db } from "../../db/client.ts";
import { listApprovalsOfRuns } from "../../db/queries/approvals.ts";
import { countRunRows, listRunRows } from "../../db/queries/run-lists.ts";
import { listSteps, listToolCalls } from "../../db/queries/runs.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { decodeCursor, encodeCursor } from "../core/cursor.ts";
import { toolCallOf } from "../messages/index.ts";
import { uuid } from "../protocol/contract/fields.ts";
import type { ListRunsQuery, Run, RunStep, RunToolCall } from "../protocol/contract/runs.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { getRun } from "./change-run.ts";
import { runOf } from "./run-of.ts";

/** Further the total is not counted: a year of runs would take longer to count than to read. */
const COUNTED = 10_000;

/** The actor's runs, newest first. NOT_FOUND for a conversation that is not theirs, VALIDATION_ERROR for a foreign cursor. */
export async function listRuns(actor: Actor, query: ListRunsQuery): Promise<Page<Run>> {
  const { page, per_page, cursor, conversation_id, status, from, to } = query;
  if (conversation_id) await getConversation(actor, conversation_id);
  const filter = {
    user_id: actor.user_id,
    conversation_id,
    status,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
  const before = cursor === undefined ? null : decodeCursor(uuid, cursor);
  const offset = before === null ? (page - 1) * per_page : 0;
  // One more than is shown, to know whether any follow.
  const rows = await listRunRows(db(), filter, { before, limit: per_page + 1, offset });
  const has_next = rows.length > per_page;
  const shown = rows.slice(0, per_page);
  const isCounted = before === null && !has_next && (shown.length > 0 || page === 1);
  const total = isCounted ? offset + shown.length : await countRunRows(db(), filter, COUNTED);
  const { items, pagination } = pageOf(shown.map(runOf), total, page, per_page);
  const last = shown.at(-1);
  return {
    items,
    pagination: { ...pagination, has_next, next_cursor: has_next && last ? encodeCursor(last.run_id) : null },
  };
}

type Within = { page: number; per_page: number };

const pageIn = <T>(items: T[], { page, per_page }: Within): Page<T> =>
  pageOf(items.slice((page - 1) * per_page, page * per_page), items.length, page, per_page);

/** The steps of a run of the actor's, by branch and in order. */
export async function listRunSteps(actor: Actor, run_id: string, within: Within): Promise<Page<RunStep>> {
  await getRun(actor, run_id);
  const steps = (await listSteps(db(), run_id)).map(({ started_at, finished_at, ...step }) => ({
    ...step,
    started_at: started_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
  }));
  return pageIn(steps, within);
}

/** The tool calls of a run of the actor's, in order, each with the question it was asked, if any. */
export async function listRunToolCalls(actor: Actor, run_id: string, within: Within): Promise<Page<RunToolCall>> {
  await getRun(actor, run_id);
  const [calls, approvals] = await Promise.all([listToolCalls(db(), run_id), listApprovalsOfRuns(db(), [run_id])]);
  const asked = new Map(approvals.map((approval) => [approval.call_id, approval]));
  const shown = calls.map((call) => ({
    ...toolCallOf(call, asked.get(call.call_id)),
    run_id,
    step_id: call.step_id,
    message_id: call.message_id,
    finished_at: call.finished_at?.toISOString() ?? null,
  }));
  return pageIn(shown, within);
}
