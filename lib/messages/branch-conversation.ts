import { db } from "../../db/client.ts";
import { isDatabaseAway } from "../../db/is-database-away.ts";
import { copyMessages, listThread } from "../../db/queries/conversations/branches.ts";
import { countMessagesWritten } from "../../db/queries/runs/runs.ts";
import { createConversationIn, getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";
import { isTerminal } from "../protocol/view.ts";
import { copyWorkspace } from "../workspace/index.ts";
import { requireMessage } from "./require-message.ts";
import { copiesOf, threadUpTo } from "./thread-up-to.ts";

/** Messages copied by one statement. */
const BATCH = 1_000;
const TITLE_LENGTH = 200;
const SUFFIX = { zh: "（分支）", en: " (branch)" };

/**
 * Starts a conversation with copies of everything that was said up to a message of the actor's, and of the files; the two
 * go separate ways from there. Of several answers to the last message only the one branched from comes along. NOT_FOUND
 * for a deleted message, CONFLICT for an answer that is still being written.
 */
export async function branchConversation(
  actor: Actor,
  message_id: string,
  { title }: { title?: string | undefined },
): Promise<Conversation> {
  const { row, conversation: origin } = await requireMessage(actor, message_id);
  if (row.message.is_deleted) throw fail("NOT_FOUND", { what: "message" });
  if (row.run?.run_id && !isTerminal(row.run.status)) {
    throw fail("CONFLICT", { message: "This answer is still being written. Branch off when it has ended." });
  }
  const to = { user_id: actor.user_id, conversation_id: newId() };
  const body = {
    title: title ?? branchTitle(actor, origin.title),
    tags: origin.tags,
    ...(origin.metadata && { metadata: origin.metadata }),
  };
  let undo = async () => {};
  try {
    const announce = await db().transaction(async (tx) => {
      const origin_of = { branched_from: message_id };
      const { announce } = await createConversationIn(tx, actor, to.conversation_id, body, origin_of);
      const files = await copyWorkspace(tx, { ...to, conversation_id: origin.conversation_id }, to);
      undo = files.undo;
      const thread = threadUpTo(await listThread(tx, origin.conversation_id), row.message);
      const copies = copiesOf(thread, files.urls);
      for (let from = 0; from < copies.length; from += BATCH)
        await copyMessages(tx, to, copies.slice(from, from + BATCH));
      await countMessagesWritten(tx, to.conversation_id, actor.user_id, copies.length);
      return announce;
    });
    announce();
  } catch (error) {
    // Without an answer to the commit the rows may be there, and then they name these bytes.
    if (!isDatabaseAway(error)) await undo();
    throw error;
  }
  return await getConversation(actor, to.conversation_id);
}

function branchTitle({ language }: Actor, title: string): string {
  const suffix = SUFFIX[language];
  return `${[...title].slice(0, TITLE_LENGTH - suffix.length).join("")}${suffix}`;
}
