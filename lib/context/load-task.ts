import { db } from "../../db/client.ts";
import { listTurns, type TurnRow } from "../../db/queries/conversations/messages.ts";
import { fail } from "../core/errors.ts";
import { timeOf } from "../core/ids.ts";
import type { Attachment } from "../protocol/contract/messages.ts";

/** Messages looked back at; how many of them are sent is decided by their tokens. */
const LOOK_BACK = 100;

/** What stands before the name of a tool that a program called itself, in messages it says were written before. */
export const CLIENT_TOOL = "client:";

/** One earlier message of the conversation, as a model is told of it. */
export interface Turn {
  role: "user" | "assistant";
  text: string;
  /** The files that came with it; their names are data, not the person's words. */
  attachments: Attachment[];
}

/** What a run is asked to do, and what was said before. */
export interface Task {
  text: string;
  attachments: Attachment[];
  /** What a program that asks wants its answers to heed; from messages of the system. */
  instructions: string[];
  /** Oldest first. */
  history: Turn[];
  /** The tools that were called for the answers in `history`. */
  earlier_tools: string[];
  /** An answer in `history` was written after something from outside was read. */
  has_read_untrusted: boolean;
  /** Name of the agent that answered last. */
  previous_agent: string | null;
}

/** Reads the message a run answers with the conversation before it; of several answers to one message the newest counts. */
export async function loadTask(run: { conversation_id: string; user_message_id: string }): Promise<Task> {
  const place = { conversation_id: run.conversation_id, created_at: timeOf(run.conversation_id) };
  const [asked, ...before] = await listTurns(db(), place, run.user_message_id, LOOK_BACK + 1);
  if (asked?.message_id !== run.user_message_id) throw fail("NOT_FOUND", { what: "message" });
  const history = inOrder(before.toReversed().filter(({ content }) => content !== ""));
  return {
    text: asked.content,
    attachments: asked.attachments ?? [],
    instructions: history.flatMap(({ role, content }) => (role === "system" ? [content] : [])),
    history: history.flatMap(turnOf),
    earlier_tools: history.flatMap(({ tool_names }) => tool_names ?? []),
    has_read_untrusted: history.some(({ has_read_untrusted }) => has_read_untrusted),
    previous_agent: history.findLast(({ agent_name }) => agent_name !== null)?.agent_name ?? null,
  };
}

/** Each answer behind the message it answers, however late it was asked for again; of several the newest counts. */
function inOrder(rows: TurnRow[]): TurnRow[] {
  const answers = new Map(rows.filter(isAnswer).map((row) => [row.parent_message_id, row]));
  const known = new Set(rows.map((row) => row.message_id));
  return rows.flatMap((row) => {
    const { message_id, parent_message_id } = row;
    if (isAnswer(row)) return parent_message_id !== null && known.has(parent_message_id) ? [] : [row];
    const answer = answers.get(message_id);
    return answer ? [row, answer] : [row];
  });
}

const isAnswer = ({ role, parent_message_id }: TurnRow): boolean => role === "assistant" && parent_message_id !== null;

function turnOf({ role, content, attachments }: TurnRow): Turn[] {
  if (role === "assistant") return [{ role, text: content, attachments: [] }];
  return role === "user" ? [{ role, text: content, attachments: attachments ?? [] }] : [];
}

/** A message with a line for each file that came with it; the files themselves are in the workspace. */
export const withAttachments = (text: string, attachments: Attachment[]): string =>
  [text, ...attachments.map(({ name, media_type, size }) => `[attachment: ${name} (${media_type}, ${size} bytes)]`)]
    .filter((line) => line !== "")
    .join("\n");
