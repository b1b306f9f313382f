import { db } from "../../../db/client.ts";
import { updateDrafts } from "../../../db/queries/runs/runs.ts";
import { logger } from "../../core/log/logger.ts";
import { singleton } from "../../core/process/singleton.ts";
import { storable } from "../../core/storable.ts";
import type { Lease } from "./lease.ts";
import { SharedTick } from "./shared-tick.ts";

/** The text so far is never older than this in the database. */
const SAVE_MS = 500;
/** Drafts in one statement. */
const BATCH = 200;

interface Kept {
  lease: Lease;
  read: () => string;
  saved: string;
}

/** The texts of all runs of this process are saved together: a thousand answers cost a handful of statements a tick. */
const keeper = () =>
  singleton(
    "draft-keeper",
    () =>
      new SharedTick<Kept>({
        every_ms: SAVE_MS,
        look: saveGrown,
        failed: (error) => logger().warn({ err: error }, "drafts were not saved"),
      }),
  );

async function saveGrown(all: Kept[]): Promise<void> {
  const grown = all.flatMap((kept) => {
    const text = kept.read();
    return text === kept.saved ? [] : [{ kept, text }];
  });
  for (let from = 0; from < grown.length; from += BATCH) await save(grown.slice(from, from + BATCH));
}

async function save(grown: { kept: Kept; text: string }[]): Promise<void> {
  const drafts = grown.map(({ kept: { lease }, text }) => {
    const { run_id, fence } = lease.run;
    return { run_id, fence, draft: storable(text) };
  });
  const saved = new Set((await updateDrafts(db(), drafts)).map(({ run_id }) => run_id));
  for (const { kept, text } of grown) if (saved.has(kept.lease.run.run_id)) kept.saved = text;
}

/** Saves a run's text while it grows, so that a reload in mid-answer shows it, until the answer is called. */
export const keepDraft = (lease: Lease, read: () => string): (() => void) =>
  keeper().add({ lease, read, saved: read() });
