import { logger } from "../../lib/core/logger.ts";
import type { LiveAnswer } from "../../lib/realtime/index.ts";
import { type Lease, saveDraft } from "../../lib/runs/index.ts";

/** The text so far is never older than this in the database. */
const SAVE_MS = 500;

/** Saves the text while it grows; the answer ends it with a last save. */
export function keepDraft(lease: Lease, answer: LiveAnswer): () => Promise<void> {
  let saved = answer.text;
  let saving: Promise<void> | null = null;
  const save = async () => {
    const { text } = answer;
    if (text === saved) return;
    try {
      await saveDraft(lease, text);
      saved = text;
    } catch (error) {
      logger().warn({ err: error, run_id: lease.run.run_id }, "draft was not saved");
    }
  };
  const timer = setInterval(() => {
    saving ??= save().finally(() => {
      saving = null;
    });
  }, SAVE_MS);
  return async () => {
    clearInterval(timer);
    await saving;
    await save();
  };
}
