import type { Db } from "../../db/client.ts";
import { holdConversation } from "../../db/queries/conversations/conversations.ts";
import type { Expendable } from "../../db/queries/files/file-versions.ts";
import { fail } from "../core/errors.ts";

/** The workspace of one conversation. Whoever makes one has checked that `user_id` owns the conversation. */
export interface WorkspaceRef {
  conversation_id: string;
  user_id: string;
  /** The agent at work in it and the call it works by, for the history of what it writes; a person has none. */
  by?: { agent_name: string; call_id?: string | undefined } | undefined;
}

/** Who changes a file: the person, or a tool (its name) in the hands of an agent. */
export interface Writer {
  written_by: string;
  by?: WorkspaceRef["by"];
}

export const THE_PERSON: Writer = { written_by: "user" };

/**
 * Whose earlier versions a write may press out: an agent's only those of agents. A fooled one could otherwise destroy what
 * a person wrote by writing enough.
 */
export const expendableFor = ({ by }: Pick<WorkspaceRef, "by">): Expendable => (by ? "agents" : "all");

/** Keeps the conversation until the transaction ends. Throws NOT_FOUND where it is deleted or somebody else's. */
export async function holdWorkspace(tx: Db, ref: WorkspaceRef): Promise<void> {
  const held = await holdConversation(tx, ref);
  if (held.length === 0) throw fail("NOT_FOUND", { what: "conversation" });
}
