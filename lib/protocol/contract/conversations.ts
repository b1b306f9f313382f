import { z } from "zod";
import { contract } from "./define.ts";
import { cursor, flag, instant, jsonObject, name, page, text, uuid } from "./fields.ts";

/** `openai`: kept for a call of the OpenAI-compatible endpoint. */
export const conversationSourceSchema = z.enum(["chat", "openai"]);

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
    source: conversationSourceSchema,
    /** The message of another conversation that this one branched off from. */
    branched_from: uuid.nullable(),
    /** Grows with every change of title, pin, archive, tags and metadata. */
    version: z.number().int(),
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

export const replaceConversationBody = z
  .object({
    title: name(200),
    is_pinned: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    tags: tags.default([]),
    metadata: jsonObject.nullable().default(null),
  })
  .meta({ id: "ReplaceConversation" });

export const CONVERSATION_SORTS = [
  "last_message_at",
  "-last_message_at",
  "created_at",
  "-created_at",
  "title",
  "-title",
] as const;
export type ConversationSort = (typeof CONVERSATION_SORTS)[number];

export const listConversationsQuery = z.object({
  ...page,
  cursor,
  is_archived: flag.optional(),
  is_pinned: flag.optional(),
  /** In titles and messages. */
  search: text(200).optional(),
  /** All of these, separated by commas. */
  tags: text(1_100)
    .transform((value) => value.split(",").flatMap((tag) => tag.trim() || []))
    .pipe(z.array(z.string().max(50)).max(20))
    .optional(),
  /** Those of the OpenAI-compatible endpoint are only listed where they are asked for. */
  source: z.enum(["chat", "openai", "all"]).default("chat"),
  /** Without it: pinned first, then by last message, newest first. */
  sort: z.enum(CONVERSATION_SORTS).optional(),
});
export type ListConversationsQuery = z.infer<typeof listConversationsQuery>;

export const conversationParams = z.object({ conversation_id: uuid });
const base = { tag: "conversations", auth: "user" } as const;
const one = { ...base, path: "/v1/conversations/{conversation_id}", params: conversationParams } as const;

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
  ...one,
  id: "getConversation",
  method: "GET",
  summary: "One conversation",
  status: 200,
  versioned: true,
  response: conversationSchema,
});

export const updateConversation = contract({
  ...one,
  id: "updateConversation",
  method: "PATCH",
  summary: "Rename, pin, archive or tag a conversation",
  status: 200,
  versioned: true,
  body: updateConversationBody,
  response: conversationSchema,
});

export const replaceConversation = contract({
  ...one,
  id: "replaceConversation",
  method: "PUT",
  summary: "Set everything of a conversation that can be set; what is left out becomes empty",
  status: 200,
  versioned: true,
  body: replaceConversationBody,
  response: conversationSchema,
});

export const deleteConversation = contract({
  ...one,
  id: "deleteConversation",
  method: "DELETE",
  summary: "Delete a conversation with its messages and files; for ten minutes it can be restored",
  status: 204,
});

export const restoreConversation = contract({
  ...one,
  id: "restoreConversation",
  method: "POST",
  path: "/v1/conversations/{conversation_id}/restore",
  summary: "Take back the deletion of a conversation; 404 when it is ten minutes old",
  status: 200,
  versioned: true,
  response: conversationSchema,
});
