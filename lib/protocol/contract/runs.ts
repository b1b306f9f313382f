import { z } from "zod";
import { contract } from "./define.ts";
import { text, uuid } from "./fields.ts";
import { attachmentSchema } from "./messages.ts";
import { runSchema } from "./run-schema.ts";

export { type Run, runSchema } from "./run-schema.ts";

const params = z.object({ run_id: uuid });
const base = { tag: "runs", auth: "user", params } as const;

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
  method: "POST",
  path: "/v1/runs/{run_id}/retry",
  summary: "Answer the same message again, with another agent or model if named",
  status: 201,
  body: retryRunBody,
  response: runSchema,
});
