import { db, type Transaction } from "../../db/client.ts";
import { isDatabaseAway } from "../../db/is-database-away.ts";
import { appendFacts } from "../../db/queries/runs/run-events.ts";
import { storable } from "../core/storable.ts";
import type { Fact, NewFact } from "../protocol/events.ts";
import { hub } from "../realtime/index.ts";
import { tellWhatCommitted } from "./tell-what-committed.ts";

/** Records facts within the transaction; answers them with their numbers. */
export type Record = (facts: NewFact[], run_id: string | null) => Promise<Fact[]>;

/** A transaction whose facts are told to readers once it is committed, and only then. */
export async function recordFacts<T>(
  conversation_id: string,
  work: (tx: Transaction, record: Record) => Promise<T>,
): Promise<T> {
  const recorded: Fact[] = [];
  const result = await db()
    .transaction((tx) =>
      work(tx, async (facts, run_id) => {
        const appended = await appendFacts(tx, conversation_id, run_id, storable(facts));
        recorded.push(...appended);
        return appended;
      }),
    )
    .catch((error: unknown) => {
      const [first] = recorded;
      if (first && isDatabaseAway(error)) void tellWhatCommitted(conversation_id, first.seq);
      throw error;
    });
  hub().publishFacts(conversation_id, recorded);
  return result;
}
