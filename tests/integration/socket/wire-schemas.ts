// What goes over the socket, written from the examples of seed 3.7 and the additions that DESIGN 5 names. Nothing here is
// shared with the product: a field that is missing, too many or of another kind fails.
import { z } from "zod";

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const timestamp = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const count = z.number().int().min(0);
const seq = z.number().int().min(1);
const seconds = z.number().min(0);
const attachment = z.strictObject({
  type: z.string(),
  url: z.string(),
  name: z.string(),
  size: count,
  media_type: z.string().optional(),
});
const usage = z.strictObject({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  reasoning_tokens: count.optional(),
  cached_tokens: count.optional(),
  estimated: z.boolean().optional(),
});
const cost = z.strictObject({ amount: z.number(), currency: z.string() });

const fact = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), seq, data, timestamp });
const told = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), data, timestamp });

const receipt = z.strictObject({
  message_id: uuid,
  temp_message_id: z.string(),
  status: z.enum(["processing", "queued"]),
  run_id: uuid,
  assistant_message_id: uuid,
});
const delta = { message_id: uuid, content_delta: z.string(), offset: count, attempt: count };
const error = z.strictObject({
  error_code: z.string().regex(/^[A-Z_]+$/),
  error_message: z.string().min(1),
  retry_after: z.number().positive().optional(),
  message_id: uuid.optional(),
  temp_message_id: z.string().optional(),
});

export const serverMessage = z.union([
  told(
    "connection_status",
    z.strictObject({
      status: z.enum(["connected", "reconnecting", "closing"]),
      user_id: uuid,
      conversation_id: uuid,
      session_id: z.string().regex(/^session_/),
      last_seq: count.optional(),
    }),
  ),
  z.strictObject({ type: z.literal("pong"), timestamp }),
  fact(
    "user_message",
    z.strictObject({
      message_id: uuid,
      temp_message_id: z.string(),
      content: z.string(),
      attachments: z.array(attachment),
      agent_id: uuid.nullable(),
      model_id: uuid.nullable(),
    }),
  ),
  fact("message_received", receipt),
  told("message_received", receipt),
  fact(
    "run_status",
    z.strictObject({
      run_id: uuid,
      message_id: uuid,
      status: z.enum(["queued", "running", "waiting_approval", "completed", "failed", "cancelled"]),
      retry_at: timestamp.optional(),
      reason: z.string().optional(),
    }),
  ),
  fact(
    "task_analysis",
    z.strictObject({
      run_id: uuid,
      message_id: uuid,
      task_type: z.string(),
      confidence: z.number().min(0).max(1),
      complexity: z.string(),
      required_tools: z.array(z.string()),
      estimated_duration: seconds,
      prerequisites: z.array(z.string()),
      agent_id: uuid.nullable(),
      agent_name: z.string(),
      reason: z.strictObject({
        code: z.string(),
        params: z.record(z.string(), z.string()),
        text: z.strictObject({ zh: z.string(), en: z.string() }),
      }),
    }),
  ),
  fact(
    "agent_start",
    z.strictObject({
      agent_id: uuid.nullable(),
      agent_name: z.string(),
      message_id: uuid,
      depth: count,
      task: z.string().optional(),
      branch: z.string(),
    }),
  ),
  fact(
    "agent_end",
    z.strictObject({
      agent_id: uuid.nullable(),
      agent_name: z.string(),
      message_id: uuid,
      depth: count,
      branch: z.string(),
      success: z.boolean(),
    }),
  ),
  told("content_stream", z.strictObject({ ...delta, is_complete: z.boolean() })),
  told("reasoning_stream", z.strictObject(delta)),
  fact(
    "tool_call",
    z.strictObject({
      message_id: uuid,
      tool_name: z.string(),
      tool_input: z.record(z.string(), z.unknown()),
      call_id: uuid,
      agent_name: z.string(),
      offset: count,
      started_at: timestamp,
      needs_approval: z.boolean().optional(),
    }),
  ),
  fact(
    "tool_result",
    z.strictObject({
      message_id: uuid,
      call_id: uuid,
      result: z.unknown(),
      success: z.boolean(),
      error: z.string().nullable(),
      execution_time: seconds,
      metadata: z.record(z.string(), z.unknown()),
      status: z.enum(["finished", "unknown"]),
    }),
  ),
  fact("usage", z.strictObject({ run_id: uuid, message_id: uuid, usage, cost: cost.optional() })),
  fact(
    "message_complete",
    z.strictObject({
      message_id: uuid,
      final_content: z.string(),
      metadata: z.strictObject({
        model: z.string(),
        usage,
        response_time: seconds,
        provider: z.string(),
        finish_reason: z.string(),
        temperature: z.number().optional(),
        cost: cost.optional(),
        reasoning: z.string().optional(),
        has_read_untrusted: z.boolean().optional(),
      }),
    }),
  ),
  fact("error", error),
  told("error", error),
  fact(
    "conversation_update",
    z.strictObject({
      conversation_id: uuid,
      title: z.string().optional(),
      standing_approvals: z
        .array(
          z.strictObject({
            standing_id: uuid,
            conversation_id: uuid,
            tool_name: z.string(),
            destination: z.string(),
            created_at: timestamp,
          }),
        )
        .optional(),
      summary: z.string().nullable().optional(),
      created_at: timestamp.optional(),
      updated_at: timestamp.optional(),
      last_message_at: timestamp.nullable().optional(),
      message_count: count.optional(),
      is_pinned: z.boolean().optional(),
      is_archived: z.boolean().optional(),
      tags: z.array(z.string()).optional(),
      metadata: z.record(z.string(), z.unknown()).nullable().optional(),
      source: z.enum(["chat", "openai"]).optional(),
      branched_from: uuid.nullable().optional(),
      version: count.optional(),
      is_deleted: z.boolean().optional(),
    }),
  ),
  fact(
    "approval_request",
    z.strictObject({
      approval_id: uuid,
      run_id: uuid,
      message_id: uuid,
      call_id: uuid,
      tool_name: z.string(),
      tool_input: z.unknown(),
      agent_name: z.string(),
      expires_at: timestamp,
      destination: z.string().nullable(),
    }),
  ),
  fact(
    "approval_response",
    z.strictObject({
      approval_id: uuid,
      approved: z.boolean(),
      reason: z.string().optional(),
      run_id: uuid,
      message_id: uuid,
      call_id: uuid,
      status: z.enum(["approved", "denied", "expired", "cancelled"]),
      scope: z.enum(["once", "conversation"]),
    }),
  ),
]);
export type ServerMessage = z.infer<typeof serverMessage>;
