"use server";

import { z } from "zod";
import {
  createConversation as create,
  listConversations as list,
  deleteConversation as remove,
  restoreConversation as restore,
  updateConversation as update,
} from "@/lib/conversations";
import { previewDocument as preview } from "@/lib/documents";
import { action } from "@/lib/http";
import { branchConversation, listMessageEdits as listEdits, loadConversationView } from "@/lib/messages";
import {
  conversationParams,
  createConversationBody,
  updateConversationBody,
} from "@/lib/protocol/contract/conversations";
import { cursor, page, text, uuid } from "@/lib/protocol/contract/fields";
import { renameFileBody } from "@/lib/protocol/contract/files";
import {
  editMessage as edit,
  deleteMessages as hide,
  MOST_MESSAGES,
  regenerateMessage,
  restoreMessages as unhide,
} from "@/lib/runs";
import {
  listFiles as files,
  forgetFile,
  listRemovedFiles as listRemoved,
  listVersions,
  deleteFile as removeFile,
  renameFile as rename,
  restoreVersion,
  getWorkspaceUsage as usageOf,
} from "@/lib/workspace";
import { LIST_PAGE_SIZE } from "./list-page-size";

export const createConversation = action(createConversationBody, (body, actor) => create(actor, body));

export const listConversations = action(
  z.object({
    page: page.page,
    cursor,
    is_archived: z.boolean(),
    is_pinned: z.boolean().optional(),
    tags: z.array(text(50)).max(20).optional(),
    search: text(200).optional(),
  }),
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

const file = z.object({ file_id: uuid });

/** `is_final`: with its versions, and no way back. */
export const deleteFile = action(file.extend({ is_final: z.boolean().optional() }), async (given, actor) => {
  await (given.is_final ? forgetFile : removeFile)(actor, given.file_id);
  return null;
});

export const renameFile = action(file.extend(renameFileBody.shape), ({ file_id, path }, actor) =>
  rename(actor, file_id, path),
);

export const listFileVersions = action(file, ({ file_id }, actor) => listVersions(actor, file_id));

const version = file.extend({ number: z.number().int().min(1).max(2_147_483_647) });

export const previewDocument = action(version.partial({ number: true }), (given, actor) => preview(actor, given));

export const restoreFileVersion = action(version, ({ file_id, number }, actor) =>
  restoreVersion(actor, file_id, number),
);

/** What is beside the list of files: the removed ones and the space they all take. */
export const getWorkspaceState = action(conversationParams, async ({ conversation_id }, actor) => ({
  removed: await listRemoved(actor, conversation_id),
  usage: await usageOf(actor, conversation_id),
}));

const one = z.object({ message_id: uuid });
const several = z.object({ message_ids: z.array(uuid).min(1).max(MOST_MESSAGES) });

/** Gives a message new words; `is_answered_again` also starts an answer to them. */
export const editMessage = action(
  one.extend({ content: text(200_000), is_answered_again: z.boolean() }),
  async ({ message_id, content, is_answered_again }, actor) => {
    const message = await edit(actor, message_id, { content });
    if (is_answered_again) await regenerateMessage(actor, message_id, {});
    return message;
  },
);

export const regenerate = action(one, async ({ message_id }, actor) => {
  const { run } = await regenerateMessage(actor, message_id, {});
  return run;
});

export const deleteMessages = action(several, async ({ message_ids }, actor) => {
  await hide(actor, message_ids);
  return null;
});

export const restoreMessages = action(several, async ({ message_ids }, actor) => {
  await unhide(actor, message_ids);
  return null;
});

export const branchMessage = action(one, ({ message_id }, actor) => branchConversation(actor, message_id, {}));

export const listMessageEdits = action(one, async ({ message_id }, actor) => {
  const { items } = await listEdits(actor, message_id, { page: 1, per_page: 100 });
  return items;
});
