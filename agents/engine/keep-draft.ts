import { logger } from "../../lib/core/logger.ts";
import type { LiveAnswer } from "../../lib/realtime/index.ts";
import { type Lease, saveDraft } from "../../lib/runs/index.ts";

/** The text so far is never older than this in the database. */
const SAVE_MS = 500;

/** Saves the text while it grows; the answer ends it and waits for a save that is under way. */
export function keepDraft(lease: Lease, answer: LiveAnswer): () => Promise<void> {
  let saved = answer.text;
  let saving: Promise<void> = Promise.resolve();
  let isSaving = false;
  const timer = setInterval(() => {
    const { text, attempt } = answer;
    if (isSaving || text === saved) return;
    isSaving = true;
    saving = saveDraft(lease, text, attempt)
      .then(() => {
        saved = text;
      })
      .catch((error: unknown) => logger().warn({ err: error, run_id: lease.run.run_id }, "draft was not saved"))
      .finally(() => {
        isSaving = false;
      });
  }, SAVE_MS);
  return () => {
    clearInterval(timer);
    return saving;
  };
}
