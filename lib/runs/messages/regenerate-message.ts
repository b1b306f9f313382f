import { db } from "../../../db/client.ts";
import { findLastRunOfMessage } from "../../../db/queries/runs/runs.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { requireMessage } from "../../messages/index.ts";
import type { RegenerateMessageBody } from "../../protocol/contract/message-changes.ts";
import type { Run } from "../../protocol/contract/runs.ts";
import type { Fact } from "../../protocol/events.ts";
import { answerAgain } from "../answer-again.ts";
import { runOf } from "../run-of.ts";

/**
 * Answers a message again, as it reads now; an answer stands for the message it answers. The earlier answers stay. Where
 * an answer is on its way already, its run is told. CONFLICT for an answer to nothing that is still there.
 */
export async function regenerateMessage(
  actor: Actor,
  message_id: string,
  body: RegenerateMessageBody,
): Promise<{ run: Run; created: boolean; facts: Fact[] }> {
  const { row, conversation } = await requireMessage(actor, message_id);
  const { role, parent_message_id, is_deleted } = row.message;
  if (is_deleted) throw fail("NOT_FOUND", { what: "message" });
  const user_message_id = role === "user" ? message_id : parent_message_id;
  if (user_message_id === null) {
    throw fail("CONFLICT", { message: "The message that this answered is gone, so it cannot be answered again." });
  }
  const before = await findLastRunOfMessage(db(), user_message_id);
  const again = { conversation_id: conversation.conversation_id, user_message_id, before };
  const { run, created, facts } = await answerAgain(actor, again, body);
  return { run: runOf(run), created, facts };
}
