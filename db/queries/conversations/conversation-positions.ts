import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { conversations, runs } from "../../schema/index.ts";

/** The number of the newest fact of each conversation. */
export const listLastSeqs = (db: Db, conversation_ids: string[]) =>
  db
    .select({ conversation_id: conversations.conversation_id, last_seq: conversations.last_seq })
    .from(conversations)
    .where(inArray(conversations.conversation_id, conversation_ids));

/** The texts so far of the runs at work in some conversations. */
export const listDrafts = (db: Db, conversation_ids: string[]) =>
  db
    .select({
      conversation_id: runs.conversation_id,
      message_id: runs.assistant_message_id,
      fence: runs.fence,
      text: runs.draft,
    })
    .from(runs)
    // Spelled like the partial index of open runs, so that finished ones are not looked at.
    .where(and(inArray(runs.conversation_id, conversation_ids), eq(runs.status, sql`'running'`)));
