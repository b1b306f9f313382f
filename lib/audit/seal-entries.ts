import { db, type Transaction } from "../../db/client.ts";
import {
  findHead,
  findWatermark,
  insertSeals,
  listUnsealed,
  lockSealing,
  readHorizon,
  saveWatermark,
  type Watermark,
} from "../../db/queries/operation/audit-seals.ts";
import { clock } from "../core/clock.ts";
import { entryHash, GENESIS } from "./entry-hash.ts";

const BATCH = 500;
/** The rest waits for the next time. */
const MOST_AT_ONCE = 20_000;
/** An id is drawn a moment before its transaction gets a number; no statement of ours takes longer than this. */
const SETTLED_MS = 60_000;

/**
 * Seals what was committed since the last time: each entry gets the next number and a hash over the one before it. One
 * that commits late gets a later number. Gives how many, at most 20,000 at once; none while another process is at it.
 */
export async function sealEntries(): Promise<number> {
  let sealed = 0;
  while (sealed < MOST_AT_ONCE) {
    const count = await db().transaction(sealBatch);
    sealed += count;
    if (count < BATCH) return sealed;
  }
  return sealed;
}

async function sealBatch(tx: Transaction): Promise<number> {
  if (!(await lockSealing(tx))) return 0;
  const watermark = await findWatermark(tx);
  const head = await findHead(tx);
  const entries = await listUnsealed(tx, watermark.audit_id, BATCH);
  let { seal_no, hash } = head ?? { seal_no: 0, hash: GENESIS };
  const seals = entries.map((entry) => {
    seal_no += 1;
    hash = entryHash(hash, entry);
    return { seal_no, audit_id: entry.audit_id, hash };
  });
  await insertSeals(tx, seals);
  if (entries.length < BATCH) await raise(tx, watermark);
  return entries.length;
}

/**
 * Moves the mark below which nothing is looked for any more. First the newest id and the transactions at work are noted;
 * once all of those have ended, and everything that can be seen is sealed, nothing can appear at or below that id.
 */
async function raise(tx: Transaction, { audit_id, next }: Watermark): Promise<void> {
  const now = clock.now();
  const horizon = await readHorizon(tx, next?.xmax ?? null);
  const isOver = next && horizon.is_over && now.getTime() - Date.parse(next.noted_at) >= SETTLED_MS;
  if (next && !isOver) return;
  const reached = isOver ? next.audit_id : audit_id;
  if (!isOver && horizon.newest === audit_id) return;
  const noted = { audit_id: horizon.newest, xmax: horizon.xmax, noted_at: now.toISOString() };
  await saveWatermark(tx, { audit_id: reached, next: horizon.newest > reached ? noted : null });
}
