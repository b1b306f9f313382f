import { setTimeout as delay } from "node:timers/promises";
import { db } from "../../db/client.ts";
import { listFactsAfter } from "../../db/queries/runs/run-events.ts";
import { logger } from "../core/log/logger.ts";
import { hub } from "../realtime/index.ts";

const LOOK_MS = 1_000;
const LOOKS = 120;
const FACTS = 500;

/**
 * For a transaction whose commit was asked for and never answered: whether its facts are there, only the database knows.
 * Readers are told as soon as it can be asked, or they would wait for the end of a run that has ended.
 */
export async function tellWhatCommitted(conversation_id: string, first_seq: number): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    await delay(LOOK_MS, undefined, { ref: false });
    try {
      hub().publishFacts(conversation_id, await listFactsAfter(db(), conversation_id, first_seq - 1, FACTS));
      return;
    } catch (error) {
      logger().debug({ err: error }, "the database is still away");
    }
  }
}
