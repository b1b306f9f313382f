import { z } from "zod";
import { contract } from "./define.ts";
import { flag, instant, jsonObject, name, page, text, uuid } from "./fields.ts";

export const conversationSchema = z
  .object({
    conversation_id: uuid,
    title: z.string(),
    summary: z.string().nullable(),
    created_at: instant,
    updated_at: instant,
    last_message_at: instant.nullable(),
    message_count: z.number().int(),
    is_pinned: z.boolean(),
    is_archived: z.boolean(),
    tags: z.array(z.string()),
    metadata: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: "Conversation" });
export type Conversation = z.infer<typeof conversationSchema>;

const tags = z.array(name(50)).max(20);

export const createConversationBody = z
  .object({ title: name(200), tags, metadata: jsonObject })
  .partial()
  .meta({ id: "CreateConversation" });
export type CreateConversationBody = z.infer<typeof createConversationBody>;

export const updateConversationBody = z
  .object({ title: name(200), is_pinned: z.boolean(), is_archived: z.boolean(), tags, metadata: jsonObject.nullable() })
  .partial()
  .meta({ id: "UpdateConversation" });
export type UpdateConversationBody = z.infer<typeof updateConversationBody>;

export const listConversationsQuery = z.object({
  ...page,
  is_archived: flag.optional(),
  is_pinned: flag.optional(),
  search: text(200).optional(),
});
export type ListConversationsQuery = z.infer<typeof listConversationsQuery>;

export const conversationParams = z.object({ conversation_id: uuid });
const base = { tag: "conversations", auth: "user" } as const;

export const createConversation = contract({
  ...base,
  id: "createConversation",
  method: "POST",
  path: "/v1/conversations",
  summary: "Start a conversation",
  status: 201,
  body: createConversationBody,
  response: conversationSchema,
});

export const listConversations = contract({
  ...base,
  id: "listConversations",
  method: "GET",
  path: "/v1/conversations",
  summary: "Your conversations, pinned first, then by last message",
  status: 200,
  query: listConversationsQuery,
  response: z.array(conversationSchema),
  paginated: true,
});

export const getConversation = contract({
  ...base,
  id: "getConversation",
  method: "GET",
  path: "/v1/conversations/{conversation_id}",
  summary: "One conversation",
  status: 200,
  params: conversationParams,
  response: conversationSchema,
});

export const updateConversation = contract({
  ...base,
  id: "updateConversation",
  method: "PATCH",
  path: "/v1/conversations/{conversation_id}",
  summary: "Rename, pin, archive or tag a conversation",
  status: 200,
  params: conversationParams,
  body: updateConversationBody,
  response: conversationSchema,
});

export const deleteConversation = contract({
  ...base,
  id: "deleteConversation",
  method: "DELETE",
  path: "/v1/conversations/{conversation_id}",
  summary: "Delete a conversation with its messages and files",
  status: 204,
  params: conversationParams,
});
