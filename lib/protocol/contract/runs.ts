import { z } from "zod";
import { contract } from "./define.ts";
import { cursor, instant, page, sortBy, text, uuid } from "./fields.ts";
import { attachmentSchema, messageToolCallSchema } from "./messages.ts";
import { runSchema, runStatusSchema, usageSchema } from "./run-schema.ts";

export { type Run, runSchema } from "./run-schema.ts";

const params = z.object({ run_id: uuid });
const base = { tag: "runs", auth: "user", params } as const;

export const runSortSchema = sortBy("created_at");
export type RunSort = z.infer<typeof runSortSchema>;

export const listRunsQuery = z.object({
  ...page,
  cursor,
  conversation_id: uuid.optional(),
  status: runStatusSchema.optional(),
  /** Started by a message of this moment or later. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Started by a message before this moment. */
  to: z.iso.datetime({ offset: true }).optional(),
  /** `-created_at` unless said. */
  sort: runSortSchema.optional(),
});
export type ListRunsQuery = z.infer<typeof listRunsQuery>;

export const listRuns = contract({
  tag: "runs",
  auth: "user",
  id: "listRuns",
  method: "GET",
  path: "/v1/runs",
  summary: "Your runs, newest first; the total is counted up to 10,000",
  status: 200,
  query: listRunsQuery,
  response: z.array(runSchema),
  paginated: true,
});

export const runStepSchema = z
  .object({
    step_id: uuid,
    run_id: uuid,
    /** Empty for the chosen agent, `<step>.<call>` for one that it delegated to. */
    branch: z.string(),
    /** From 0, within its branch. */
    index: z.number().int(),
    kind: z.enum(["model", "tool"]),
    agent_name: z.string(),
    usage: usageSchema.nullable(),
    /** Whether something from outside (a page, a file) had been read by the end of it. */
    has_read_untrusted: z.boolean(),
    started_at: instant,
    finished_at: instant.nullable(),
  })
  .meta({ id: "RunStep" });
export type RunStep = z.infer<typeof runStepSchema>;

export const runToolCallSchema = messageToolCallSchema
  .extend({ run_id: uuid, step_id: uuid, message_id: uuid, finished_at: instant.nullable() })
  .meta({ id: "RunToolCall" });
export type RunToolCall = z.infer<typeof runToolCallSchema>;

const within = z.object({ page: page.page, per_page: page.per_page.default(50) });

export const listRunSteps = contract({
  ...base,
  id: "listRunSteps",
  method: "GET",
  path: "/v1/runs/{run_id}/steps",
  summary: "What a run did, model call by model call and tool call by tool call, by branch",
  status: 200,
  query: within,
  response: z.array(runStepSchema),
  paginated: true,
});

export const listRunToolCalls = contract({
  ...base,
  id: "listRunToolCalls",
  method: "GET",
  path: "/v1/runs/{run_id}/tool-calls",
  summary: "The tool calls of a run with their results, in the order in which they were made",
  status: 200,
  query: within,
  response: z.array(runToolCallSchema),
  paginated: true,
});

export const getRun = contract({
  ...base,
  id: "getRun",
  method: "GET",
  path: "/v1/runs/{run_id}",
  summary: "One run",
  status: 200,
  response: runSchema,
});

export const editQueuedRunBody = z
  .object({
    content: text(200_000).optional(),
    attachments: z.array(attachmentSchema).max(20).optional(),
    agent_id: uuid.nullable().optional(),
    model_id: uuid.nullable().optional(),
  })
  .refine((value) => Object.values(value).some((field) => field !== undefined), "names nothing to change")
  .meta({ id: "EditQueuedRun" });
export type EditQueuedRunBody = z.infer<typeof editQueuedRunBody>;

export const editQueuedRun = contract({
  ...base,
  id: "editQueuedRun",
  method: "PATCH",
  path: "/v1/runs/{run_id}",
  summary: "Change a message that still waits for its turn; 409 once it is being answered",
  status: 200,
  body: editQueuedRunBody,
  response: runSchema,
});

export const withdrawQueuedRun = contract({
  ...base,
  id: "withdrawQueuedRun",
  method: "DELETE",
  path: "/v1/runs/{run_id}",
  summary: "Withdraw a message that still waits for its turn; 409 once it is being answered",
  status: 200,
  response: runSchema,
});

export const cancelRun = contract({
  ...base,
  id: "cancelRun",
  method: "POST",
  path: "/v1/runs/{run_id}/cancel",
  summary: "Stop a run; what it wrote so far is kept",
  status: 200,
  response: runSchema,
});

export const retryRunBody = z
  .object({ agent_id: uuid.nullable().optional(), model_id: uuid.nullable().optional() })
  .meta({ id: "RetryRun" });
export type RetryRunBody = z.infer<typeof retryRunBody>;

export const retryRun = contract({
  ...base,
  id: "retryRun",
  limit: "run",
  method: "POST",
  path: "/v1/runs/{run_id}/retry",
  summary: "Answer the same message again, with another agent or model if named",
  status: 201,
  body: retryRunBody,
  response: runSchema,
});
