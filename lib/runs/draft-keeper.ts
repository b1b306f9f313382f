import { db } from "../../db/client.ts";
import { updateDrafts } from "../../db/queries/runs.ts";
import { logger } from "../core/logger.ts";
import { singleton } from "../core/singleton.ts";
import { storable } from "../core/storable.ts";
import type { Lease } from "./lease.ts";

/** The text so far is never older than this in the database. */
const SAVE_MS = 500;
/** Drafts in one statement. */
const BATCH = 200;

interface Kept {
  lease: Lease;
  read: () => string;
  saved: string;
}

/** Saves the texts of all runs of this process together: a thousand answers cost a handful of statements a tick. */
class DraftKeeper {
  readonly #kept = new Set<Kept>();
  #timer: NodeJS.Timeout | null = null;
  #isSaving = false;

  keep(lease: Lease, read: () => string): () => void {
    const kept = { lease, read, saved: read() };
    this.#kept.add(kept);
    this.#timer ??= setInterval(() => void this.#saveAll(), SAVE_MS);
    return () => {
      this.#kept.delete(kept);
      if (this.#kept.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  }

  async #saveAll(): Promise<void> {
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      const grown = [...this.#kept].flatMap((kept) => {
        const text = kept.read();
        return text === kept.saved ? [] : [{ kept, text }];
      });
      for (let from = 0; from < grown.length; from += BATCH) await this.#save(grown.slice(from, from + BATCH));
    } catch (error) {
      logger().warn({ err: error }, "drafts were not saved");
    } finally {
      this.#isSaving = false;
    }
  }

  async #save(grown: { kept: Kept; text: string }[]): Promise<void> {
    const drafts = grown.map(({ kept: { lease }, text }) => {
      const { run_id, fence } = lease.run;
      return { run_id, fence, draft: storable(text) };
    });
    const saved = new Set((await updateDrafts(db(), drafts)).map(({ run_id }) => run_id));
    for (const { kept, text } of grown) if (saved.has(kept.lease.run.run_id)) kept.saved = text;
  }
}

const keeper = () => singleton("draft-keeper", () => new DraftKeeper());

/** Saves a run's text while it grows, so that a reload in mid-answer shows it, until the answer is called. */
export const keepDraft = (lease: Lease, read: () => string): (() => void) => keeper().keep(lease, read);
