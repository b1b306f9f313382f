import { z } from "zod";
import { conversationSchema } from "./contract/conversations.ts";
import { instant, uuid } from "./contract/fields.ts";
import {
  approvalScopeSchema,
  approvalStatusSchema,
  attachmentSchema,
  messageMetadataSchema,
  messageSchema,
  runStatusSchema,
  taskAnalysisSchema,
  toolResultSchema,
  usageSchema,
} from "./contract/messages.ts";
import { standingApprovalSchema } from "./contract/standing-approvals.ts";

/**
 * The one vocabulary of events, over SSE and WebSocket (seed 3.7). Facts carry a `seq` that grows by one within a
 * conversation and are stored; text deltas carry `offset` and `attempt` instead.
 */
const message_id = uuid;

const agentActivitySchema = z.object({
  branch: z.string(),
  agent_name: z.string(),
  depth: z.number().int(),
  task: z.string().nullable(),
  started_at: instant,
  ended_at: instant.nullable(),
  success: z.boolean().nullable(),
});

const data = {
  connection_status: z.object({
    status: z.enum(["connected", "reconnecting", "closing"]),
    user_id: uuid,
    conversation_id: uuid,
    session_id: z.string(),
    /** The number of the conversation's newest fact; a client that claims to have more has another history. */
    last_seq: z.number().int().optional(),
  }),
  user_message: z.object({
    message_id,
    temp_message_id: z.string(),
    content: z.string(),
    attachments: z.array(attachmentSchema),
    agent_id: uuid.nullable(),
    model_id: uuid.nullable(),
  }),
  message_received: z.object({
    /** The user message, as stored. */
    message_id,
    temp_message_id: z.string(),
    status: z.enum(["processing", "queued"]),
    run_id: uuid,
    /** The empty assistant message that the run will write. */
    assistant_message_id: uuid,
  }),
  run_status: z.object({
    run_id: uuid,
    message_id,
    status: runStatusSchema,
    /** For one that was put back after a failure: when it is tried again, and why. */
    retry_at: instant.optional(),
    reason: z.string().optional(),
  }),
  task_analysis: taskAnalysisSchema.extend({ run_id: uuid, message_id }),
  agent_start: z.object({
    agent_id: uuid.nullable(),
    agent_name: z.string(),
    message_id,
    /** 0 for the chosen agent, 1 to 3 for one it delegated to. */
    depth: z.number().int(),
    /** What was delegated, for depth above 0. */
    task: z.string().optional(),
    branch: z.string(),
  }),
  agent_end: z.object({
    agent_id: uuid.nullable(),
    agent_name: z.string(),
    message_id,
    depth: z.number().int(),
    branch: z.string(),
    success: z.boolean(),
  }),
  content_stream: z.object({
    message_id,
    content_delta: z.string(),
    is_complete: z.boolean(),
    /** UTF-16 units from the start of the message's text, never inside a surrogate pair. */
    offset: z.number().int(),
    /** A higher attempt replaces the text from its offset. */
    attempt: z.number().int(),
  }),
  reasoning_stream: z.object({
    message_id,
    content_delta: z.string(),
    offset: z.number().int(),
    attempt: z.number().int(),
  }),
  tool_call: z.object({
    message_id,
    call_id: uuid,
    tool_name: z.string(),
    tool_input: z.unknown(),
    agent_name: z.string(),
    /** Where in the message's text the call stands. */
    offset: z.number().int(),
    started_at: instant,
    /** It is not begun before somebody says yes. */
    needs_approval: z.boolean().optional(),
  }),
  tool_result: z.object({
    message_id,
    call_id: uuid,
    result: z.unknown(),
    success: z.boolean(),
    error: z.string().nullable(),
    execution_time: z.number(),
    metadata: toolResultSchema.shape.metadata,
    status: z.enum(["finished", "unknown"]),
  }),
  usage: z.object({
    run_id: uuid,
    message_id,
    usage: usageSchema,
    cost: z.object({ amount: z.number(), currency: z.string() }).optional(),
  }),
  message_complete: z.object({ message_id, final_content: z.string(), metadata: messageMetadataSchema }),
  error: z.object({
    error_code: z.string(),
    error_message: z.string(),
    retry_after: z.number().optional(),
    message_id: uuid.optional(),
    /** The client's own id of the message that was refused, over the socket it came by. */
    temp_message_id: z.string().optional(),
  }),
  conversation_update: conversationSchema.partial().extend({
    conversation_id: uuid,
    is_deleted: z.boolean().optional(),
    /** All that is allowed in the conversation without asking, whenever that has changed. */
    standing_approvals: z.array(standingApprovalSchema).optional(),
  }),
  /** A message was changed, taken out or brought back by its owner; what is absent stays as it is. */
  message_update: z.object({
    message_id,
    content: z.string().optional(),
    attachments: z.array(attachmentSchema).optional(),
    is_deleted: z.boolean().optional(),
    edit_count: z.number().int().optional(),
    /** One that was brought back, whole: for readers who have come since it was gone. */
    restored: z
      .object({
        message: messageSchema,
        /** The agents that were at work on it. */
        agents: z.array(agentActivitySchema),
        /** The message before it; null where it is the first of all. */
        after: uuid.nullable(),
      })
      .optional(),
  }),
  approval_request: z.object({
    approval_id: uuid,
    run_id: uuid,
    message_id,
    call_id: uuid,
    tool_name: z.string(),
    tool_input: z.unknown(),
    agent_name: z.string(),
    expires_at: instant,
    /** As of a call's approval. */
    destination: z.string().nullable().optional(),
  }),
  approval_response: z.object({
    approval_id: uuid,
    approved: z.boolean(),
    reason: z.string().optional(),
    run_id: uuid,
    message_id,
    call_id: uuid,
    status: approvalStatusSchema,
    scope: approvalScopeSchema.optional(),
  }),
  ping: z.object({}).optional(),
  pong: z.object({}).optional(),
  cancel: z.object({ run_id: uuid.optional() }),
  resume: z.object({ last_seq: z.number().int() }),
};

export type EventType = keyof typeof data;
export type EventData<Type extends EventType> = z.infer<(typeof data)[Type]>;

/** An event on the wire: the same JSON in a WebSocket frame and in SSE `data:`. */
export type WireEvent = {
  [Type in EventType]: { type: Type; seq?: number; data: EventData<Type>; timestamp: string };
}[EventType];

/** Facts: stored, numbered, replayed. */
export const FACT_TYPES = [
  "user_message",
  "message_received",
  "run_status",
  "task_analysis",
  "agent_start",
  "agent_end",
  "tool_call",
  "tool_result",
  "usage",
  "message_complete",
  "error",
  "conversation_update",
  "message_update",
  "approval_request",
  "approval_response",
] as const satisfies EventType[];
export type FactType = (typeof FACT_TYPES)[number];

/** A fact before it has its number. */
export type NewFact = { [Type in FactType]: { type: Type; data: EventData<Type> } }[FactType];
export type Fact = Extract<WireEvent, { type: FactType }> & { seq: number };

/** Each type of event as it is on the wire. */
export const eventSchemas = Object.entries(data).map(([type, schema]) =>
  z.object({ type: z.literal(type), seq: z.number().int().optional(), data: schema, timestamp: z.string() }),
);

const known = new Map(eventSchemas.map((parser, index) => [Object.keys(data)[index], parser]));

/** Parses an event from the wire; `null` for a type this version does not know, so that old clients survive new servers. */
export function parseEvent(value: unknown): WireEvent | null {
  const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
  const parser = typeof type === "string" ? known.get(type) : undefined;
  const parsed = parser?.safeParse(value);
  return parsed?.success ? (parsed.data as WireEvent) : null;
}
