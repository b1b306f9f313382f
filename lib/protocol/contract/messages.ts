import { z } from "zod";
import { conversationParams } from "./conversations.ts";
import { contract } from "./define.ts";
import { cursor, instant, page, text, uuid } from "./fields.ts";
import { runSchema, runStatusSchema, usageSchema } from "./run-schema.ts";

export { type RunStatus, runStatusSchema, type Usage, usageSchema } from "./run-schema.ts";

/** A file of the workspace that came with a message; `url` is one our upload returned. */
export const attachmentSchema = z
  .object({
    type: z.string().max(20).default("file"),
    url: z.string().max(500),
    name: text(255),
    size: z.number().int().min(0),
    media_type: z.string().max(200).optional(),
  })
  .meta({ id: "Attachment" });
export type Attachment = z.infer<typeof attachmentSchema>;

export const messageMetadataSchema = z
  .object({
    model: z.string(),
    provider: z.string(),
    usage: usageSchema,
    /** Seconds. */
    response_time: z.number(),
    temperature: z.number().optional(),
    finish_reason: z.string(),
    cost: z.object({ amount: z.number(), currency: z.string() }).optional(),
    reasoning: z.string().optional(),
    /** Something from outside may be in its words. */
    has_read_untrusted: z.boolean().optional(),
  })
  .partial()
  .meta({ id: "MessageMetadata" });
export type MessageMetadata = z.infer<typeof messageMetadataSchema>;

/** A tool's result as the seed's ToolResult. */
export const toolResultSchema = z
  .object({
    success: z.boolean(),
    result: z.unknown(),
    error: z.string().nullable(),
    /** Seconds. */
    execution_time: z.number(),
    metadata: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "ToolResult" });
export type ToolResult = z.infer<typeof toolResultSchema>;

/** `cancelled`: its run ended before anybody decided. */
export const approvalStatusSchema = z.enum(["pending", "approved", "denied", "expired", "cancelled"]);

/** How far a yes reaches: this call, or all calls of its tool to its destination in the conversation from now on. */
export const approvalScopeSchema = z.enum(["once", "conversation"]);

/** The question whether a tool call may be begun, as it is shown at the call. */
export const callApprovalSchema = z
  .object({
    approval_id: uuid,
    status: approvalStatusSchema,
    /** How far a yes reaches; absent in what was kept before there was a choice. */
    scope: approvalScopeSchema.optional(),
    /** Where a yes for the conversation would let the tool send data; empty where nowhere, null where there can be none. */
    destination: z.string().nullable().optional(),
    /** What the person said to it; the model is told. */
    reason: z.string().nullable(),
    expires_at: instant,
  })
  .meta({ id: "CallApproval" });
export type CallApproval = z.infer<typeof callApprovalSchema>;

/** A tool call as it is kept with its message and shown as a card. */
export const messageToolCallSchema = z
  .object({
    call_id: uuid,
    tool_name: z.string(),
    agent_name: z.string(),
    tool_input: z.unknown(),
    /** Where in the message's text the call was made, in UTF-16 units. */
    offset: z.number().int(),
    status: z.enum(["waiting", "started", "finished", "unknown"]),
    result: toolResultSchema.nullable(),
    started_at: instant,
    /** Absent where nobody was asked. */
    approval: callApprovalSchema.optional(),
  })
  .meta({ id: "MessageToolCall" });
export type MessageToolCall = z.infer<typeof messageToolCallSchema>;

/** The orchestrator's analysis of a message; field names are the seed's. */
export const taskAnalysisSchema = z
  .object({
    task_type: z.string(),
    confidence: z.number(),
    complexity: z.string(),
    required_tools: z.array(z.string()),
    /** Seconds. */
    estimated_duration: z.number(),
    prerequisites: z.array(z.string()),
    agent_id: uuid.nullable(),
    agent_name: z.string(),
    /** Why, for the interface to translate, and as text. */
    reason: z.object({
      code: z.string(),
      params: z.record(z.string(), z.string()),
      text: z.object({ zh: z.string(), en: z.string() }),
    }),
  })
  .meta({ id: "TaskAnalysis" });
export type TaskAnalysis = z.infer<typeof taskAnalysisSchema>;

/** The state of the run that writes an assistant message. */
export const messageRunSchema = z
  .object({
    run_id: uuid,
    status: runStatusSchema,
    analysis: taskAnalysisSchema.nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** Where it was put back after a failure: when it is tried again, and why. */
    retry: z.object({ at: instant, reason: z.string() }).nullable().optional(),
    agent_name: z.string().nullable(),
  })
  .meta({ id: "MessageRun" });
export type MessageRun = z.infer<typeof messageRunSchema>;

export const messageSchema = z
  .object({
    message_id: uuid,
    role: z.enum(["user", "assistant", "system", "tool"]),
    content: z.string(),
    content_type: z.string(),
    timestamp: instant,
    is_deleted: z.boolean(),
    is_edited: z.boolean(),
    edit_count: z.number().int(),
    conversation_id: uuid,
    agent_id: uuid.nullable(),
    parent_message_id: uuid.nullable(),
    model_metadata: messageMetadataSchema.nullable(),
    tool_calls: z.array(messageToolCallSchema).nullable(),
    attachments: z.array(attachmentSchema).nullable(),
    /** For assistant messages: the run that wrote it. */
    run: messageRunSchema.nullable(),
    run_id: uuid.nullable(),
    /** Grows with every edit. */
    version: z.number().int(),
  })
  .meta({ id: "Message" });
export type Message = z.infer<typeof messageSchema>;

export const sendMessageBody = z
  .object({
    content: text(200_000),
    agent_id: uuid.nullable().optional(),
    model_id: uuid.nullable().optional(),
    attachments: z.array(attachmentSchema).max(20).default([]),
    /** Sending the same id twice starts one run. */
    client_message_id: z.string().min(1).max(100).optional(),
  })
  .refine((value) => value.content.trim() !== "" || value.attachments.length > 0, {
    path: ["content"],
    message: "is empty",
  })
  .meta({ id: "SendMessage" });
export type SendMessageBody = z.infer<typeof sendMessageBody>;

export const listMessagesQuery = z.object({
  ...page,
  per_page: page.per_page.default(50),
  cursor,
  order: z.enum(["asc", "desc"]).default("asc"),
});
export type ListMessagesQuery = z.infer<typeof listMessagesQuery>;

export const listMessages = contract({
  id: "listMessages",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/messages",
  summary: "The messages of a conversation",
  tag: "messages",
  auth: "user",
  status: 200,
  params: conversationParams,
  query: listMessagesQuery,
  response: z.array(messageSchema),
  paginated: true,
});

export const sendMessage = contract({
  id: "sendMessage",
  asks_provider: true,
  limit: "run",
  method: "POST",
  path: "/v1/conversations/{conversation_id}/messages",
  summary: "Send a message; answers with the assistant's message when the run has ended",
  tag: "messages",
  auth: "user",
  status: 201,
  also: [
    { status: 200, when: "With `Accept: text/event-stream`: the run's events", content: "text/event-stream" },
    {
      status: 202,
      when: "With `Prefer: respond-async`: the run, at once; otherwise when it waits for your approval",
      content: "application/json",
      response: runSchema,
    },
  ],
  params: conversationParams,
  body: sendMessageBody,
  response: messageSchema,
});

export const streamEvents = contract({
  id: "streamEvents",
  limit: "stream",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/events",
  summary: "The conversation's events (SSE); resumes after `Last-Event-ID`, or after `last_seq`",
  tag: "messages",
  auth: "user",
  status: 200,
  params: conversationParams,
  query: z.object({ last_seq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() }),
  raw: "text/event-stream",
});
