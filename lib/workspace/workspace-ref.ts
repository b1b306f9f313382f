import type { Db } from "../../db/client.ts";
import { holdConversation } from "../../db/queries/conversations/conversations.ts";
import { fail } from "../core/errors.ts";

/** The workspace of one conversation. Whoever makes one has checked that `user_id` owns the conversation. */
export interface WorkspaceRef {
  conversation_id: string;
  user_id: string;
  /** The agent at work in it and the call it works by, for the history of what it writes; a person has none. */
  by?: { agent_name: string; call_id?: string | undefined } | undefined;
}

/** Keeps the conversation until the transaction ends. Throws NOT_FOUND where it is deleted or somebody else's. */
export async function holdWorkspace(tx: Db, ref: WorkspaceRef): Promise<void> {
  const held = await holdConversation(tx, ref);
  if (held.length === 0) throw fail("NOT_FOUND", { what: "conversation" });
}
