import { z } from "zod";
import { type Approval, approvalSchema, type DecideApprovalInput } from "../contract/approvals.ts";
import type { sendMessageBody } from "../contract/messages.ts";
import { type EditQueuedRunBody, type RetryRunBody, type Run, runSchema } from "../contract/runs.ts";
import { callApi } from "./call-api.ts";
import type { ApiResult } from "./client-error.ts";

type SendMessageInput = z.input<typeof sendMessageBody>;

const path = (...parts: string[]) => `/v1/${parts.map(encodeURIComponent).join("/")}`;

/** Sends a message and answers as soon as it is stored, with the run that will answer it. */
export const sendMessage = (conversation_id: string, body: SendMessageInput): Promise<ApiResult<Run>> =>
  callApi({
    method: "POST",
    path: path("conversations", conversation_id, "messages"),
    headers: { prefer: "respond-async" },
    body,
    response: runSchema,
  });

/** Stops a run; what it wrote so far is kept. */
export const cancelRun = (run_id: string): Promise<ApiResult<Run>> =>
  callApi({ method: "POST", path: path("runs", run_id, "cancel"), body: {}, response: runSchema });

/** Answers the same message again, with another agent or model if named. */
export const retryRun = (run_id: string, body: RetryRunBody): Promise<ApiResult<Run>> =>
  callApi({ method: "POST", path: path("runs", run_id, "retry"), body, response: runSchema });

/** Changes a message that waits for its turn; `CONFLICT` once it is being answered. */
export const editQueuedRun = (run_id: string, body: EditQueuedRunBody): Promise<ApiResult<Run>> =>
  callApi({ method: "PATCH", path: path("runs", run_id), body, response: runSchema });

/** Takes a message back that waits for its turn; `CONFLICT` once it is being answered. */
export const withdrawQueuedRun = (run_id: string): Promise<ApiResult<Run>> =>
  callApi({ method: "DELETE", path: path("runs", run_id), response: runSchema });

/** Takes a yes for a conversation back: the next such call asks again. */
export const revokeStandingApproval = (standing_id: string): Promise<ApiResult<unknown>> =>
  callApi({ method: "DELETE", path: path("standing-approvals", standing_id), response: z.unknown() });

/** Allows or denies a tool call; `CONFLICT` when it is decided or too late. */
export const decideApproval = (approval_id: string, body: DecideApprovalInput): Promise<ApiResult<Approval>> =>
  callApi({ method: "POST", path: path("approvals", approval_id, "decision"), body, response: approvalSchema });
