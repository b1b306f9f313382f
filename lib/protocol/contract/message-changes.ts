import { z } from "zod";
import { conversationSchema } from "./conversations.ts";
import { contract } from "./define.ts";
import { instant, name, page, sortBy, text, uuid } from "./fields.ts";
import { attachmentSchema, messageSchema } from "./messages.ts";
import { runSchema } from "./run-schema.ts";

const messageParams = z.object({ message_id: uuid });
const one = { tag: "messages", auth: "user", path: "/v1/messages/{message_id}", params: messageParams } as const;

export const getMessage = contract({
  ...one,
  id: "getMessage",
  method: "GET",
  summary: "One message",
  status: 200,
  versioned: true,
  response: messageSchema,
});

export const editMessageBody = z
  .object({ content: text(200_000).optional(), attachments: z.array(attachmentSchema).max(20).optional() })
  .refine((value) => value.content !== undefined || value.attachments !== undefined, "names nothing to change")
  .meta({ id: "EditMessage" });
export type EditMessageBody = z.infer<typeof editMessageBody>;

export const editMessage = contract({
  ...one,
  id: "editMessage",
  method: "PATCH",
  summary: "Change a message of yours; what it said before is kept. 409 while it is being answered",
  status: 200,
  versioned: true,
  body: editMessageBody,
  response: messageSchema,
});

export const deleteMessage = contract({
  ...one,
  id: "deleteMessage",
  method: "DELETE",
  summary: "Take a message out of its conversation; no agent is told of it any more",
  status: 204,
});

export const restoreMessage = contract({
  ...one,
  id: "restoreMessage",
  method: "POST",
  path: "/v1/messages/{message_id}/restore",
  summary: "Take back the deletion of a message",
  status: 200,
  response: messageSchema,
});

export const messageEditSchema = z
  .object({
    edit_id: uuid,
    message_id: uuid,
    /** What the message said until then. */
    content: z.string(),
    attachments: z.array(attachmentSchema).nullable(),
    edited_at: instant,
  })
  .meta({ id: "MessageEdit" });
export type MessageEdit = z.infer<typeof messageEditSchema>;

const messageEditSortSchema = sortBy("edited_at");
export type MessageEditSort = z.infer<typeof messageEditSortSchema>;

export const listMessageEditsQuery = z.object({
  ...page,
  /** `edited_at` unless said. */
  sort: messageEditSortSchema.optional(),
});
export type ListMessageEditsQuery = z.infer<typeof listMessageEditsQuery>;

export const listMessageEdits = contract({
  ...one,
  id: "listMessageEdits",
  method: "GET",
  path: "/v1/messages/{message_id}/edits",
  summary: "What a message said before each of its edits, oldest first",
  status: 200,
  query: listMessageEditsQuery,
  response: z.array(messageEditSchema),
  paginated: true,
});

export const regenerateMessageBody = z
  .object({ agent_id: uuid.nullable().optional(), model_id: uuid.nullable().optional() })
  .meta({ id: "RegenerateMessage" });
export type RegenerateMessageBody = z.infer<typeof regenerateMessageBody>;

export const regenerateMessage = contract({
  ...one,
  id: "regenerateMessage",
  method: "POST",
  path: "/v1/messages/{message_id}/regenerate",
  summary: "Answer a message again (or, for an answer, the message it answers), as it reads now",
  limit: "run",
  status: 201,
  also: [{ status: 200, when: "With `Accept: text/event-stream`: the run's events", content: "text/event-stream" }],
  body: regenerateMessageBody,
  response: runSchema,
});

export const branchMessage = contract({
  ...one,
  id: "branchMessage",
  method: "POST",
  path: "/v1/messages/{message_id}/branch",
  summary: "A new conversation with copies of everything up to this message, and of the files",
  status: 201,
  body: z.object({ title: name(200).optional() }).meta({ id: "BranchMessage" }),
  response: conversationSchema,
});
