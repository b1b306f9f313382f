"use server";

import { z } from "zod";
import {
  createConversation as create,
  listConversations as list,
  deleteConversation as remove,
  restoreConversation as restore,
  updateConversation as update,
} from "@/lib/conversations";
import { action } from "@/lib/http";
import { loadConversationView } from "@/lib/messages";
import {
  conversationParams,
  createConversationBody,
  updateConversationBody,
} from "@/lib/protocol/contract/conversations";
import { page, text, uuid } from "@/lib/protocol/contract/fields";
import { listFiles as files, deleteFile as removeFile } from "@/lib/workspace";
import { LIST_PAGE_SIZE } from "./list-page-size";

export const createConversation = action(createConversationBody, (body, actor) => create(actor, body));

export const listConversations = action(
  z.object({ page: page.page, is_archived: z.boolean(), search: text(200).optional() }),
  (query, actor) => list(actor, { ...query, per_page: LIST_PAGE_SIZE }),
);

export const updateConversation = action(
  z.intersection(conversationParams, updateConversationBody),
  ({ conversation_id, ...body }, actor) => update(actor, conversation_id, body),
);

export const deleteConversation = action(conversationParams, async ({ conversation_id }, actor) => {
  await remove(actor, conversation_id);
  return null;
});

export const restoreConversation = action(conversationParams, ({ conversation_id }, actor) =>
  restore(actor, conversation_id),
);

export const loadEarlier = action(
  z.object({ conversation_id: uuid, before: uuid }),
  async ({ conversation_id, before }, actor) => {
    const { view, has_more } = await loadConversationView(actor, conversation_id, { before });
    return { messages: view.messages, has_more };
  },
);

export const listFiles = action(conversationParams, ({ conversation_id }, actor) => files(actor, conversation_id));

export const deleteFile = action(z.object({ file_id: uuid }), async ({ file_id }, actor) => {
  await removeFile(actor, file_id);
  return null;
});
