import { z } from "zod";
import { db } from "../../db/client.ts";
import { listApprovalsOfRuns } from "../../db/queries/runs/approvals.ts";
import { countRunRows, listRunRows } from "../../db/queries/runs/run-lists.ts";
import { listSteps, listToolCalls } from "../../db/queries/runs/runs.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { decodeCursor, encodeCursor } from "../core/http/cursor.ts";
import { toolCallOf } from "../messages/index.ts";
import { uuid } from "../protocol/contract/fields.ts";
import {
  type ListRunsQuery,
  type Run,
  type RunSort,
  type RunStep,
  type RunToolCall,
  runSortSchema,
} from "../protocol/contract/runs.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { getRun } from "./change-run.ts";
import { runOf } from "./run-of.ts";

/** Further the total is not counted: a year of runs would take longer to count than to read. */
const COUNTED = 10_000;

/** `sort` and the last run seen. */
const placeSchema = z.tuple([runSortSchema, uuid]);

/**
 * The actor's runs, newest first unless sorted otherwise. NOT_FOUND for a conversation that is not theirs, VALIDATION_ERROR
 * for a cursor that is not of this list in this order.
 */
export async function listRuns(actor: Actor, query: ListRunsQuery): Promise<Page<Run>> {
  const { page, per_page, cursor, sort = "-created_at", conversation_id, status, from, to } = query;
  if (conversation_id) await getConversation(actor, conversation_id);
  const filter = {
    user_id: actor.user_id,
    conversation_id,
    status,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
  const after = cursor === undefined ? null : runIn(cursor, sort);
  const offset = after === null ? (page - 1) * per_page : 0;
  // One more than is shown, to know whether any follow.
  const rows = await listRunRows(db(), filter, { sort, after, limit: per_page + 1, offset });
  const has_next = rows.length > per_page;
  const shown = rows.slice(0, per_page);
  const isCounted = after === null && !has_next && (shown.length > 0 || page === 1);
  const total = isCounted ? offset + shown.length : await countRunRows(db(), filter, COUNTED);
  const { items, pagination } = pageOf(shown.map(runOf), total, page, per_page);
  const last = shown.at(-1);
  const next_cursor = has_next && last ? encodeCursor([sort, last.run_id]) : null;
  return { items, pagination: { ...pagination, has_next, next_cursor } };
}

function runIn(cursor: string, sort: RunSort): string {
  const [, run_id] = decodeCursor(
    placeSchema.refine(([order]) => order === sort),
    cursor,
  );
  return run_id;
}

type Within = { page: number; per_page: number };

const pageIn = <T>(items: T[], { page, per_page }: Within): Page<T> =>
  pageOf(items.slice((page - 1) * per_page, page * per_page), items.length, page, per_page);

/** The steps of a run of the actor's, by branch and in order. */
export async function listRunSteps(actor: Actor, run_id: string, within: Within): Promise<Page<RunStep>> {
  await getRun(actor, run_id);
  const [rows, calls] = await Promise.all([listSteps(db(), run_id), listToolCalls(db(), run_id)]);
  const read = calls.filter(({ result }) => result?.metadata.untrusted === true);
  const since = Math.min(...read.map(({ finished_at }) => finished_at?.getTime() ?? Number.POSITIVE_INFINITY));
  const readers = new Set(read.map(({ step_id }) => step_id));
  const steps = rows.map(({ started_at, finished_at, ...step }) => ({
    ...step,
    has_read_untrusted: readers.has(step.step_id) || started_at.getTime() >= since,
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
