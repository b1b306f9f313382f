import { z } from "zod";
import { attachmentSchema } from "@/lib/protocol/contract/messages";
import { readStoredJson, writeStored } from "./browser-storage";

/** A file of the next message; `file_id` for one that was uploaded for it and goes when it is removed. */
const draftFileSchema = attachmentSchema.extend({ file_id: z.string().optional() });
export type DraftFile = z.infer<typeof draftFileSchema>;

const draftSchema = z.object({
  text: z.string(),
  files: z.array(draftFileSchema),
  /** The agent that shall answer; null lets the task decide. */
  agent_id: z.string().nullable(),
});
/** The message being written. */
export type Draft = z.infer<typeof draftSchema>;

export const EMPTY_DRAFT: Draft = { text: "", files: [], agent_id: null };

export const isBlank = (draft: Draft): boolean => draft.text.trim() === "" && draft.files.length === 0;

/** Two texts as one: what was kept goes before what has been written since. */
export const joinTexts = (kept: string, written: string): string => [kept, written].filter(Boolean).join("\n\n");

export const draftKey = (user_id: string, conversation_id: string | null): string =>
  `alma:draft:${user_id}:${conversation_id ?? "new"}`;

/**
 * A draft as this tab left it: its own words where it wrote some, else those of whichever tab wrote last. A draft that is
 * gone for all tabs was sent.
 */
export function readDraft(key: string): { draft: Draft; isOwn: boolean } {
  const shared = draftSchema.safeParse(readStoredJson("local", key)).data;
  const own = shared && draftSchema.safeParse(readStoredJson("session", key)).data;
  return { draft: own ?? shared ?? EMPTY_DRAFT, isOwn: own !== undefined };
}

/** The draft that all tabs share. */
export const readSharedDraft = (key: string): Draft =>
  draftSchema.safeParse(readStoredJson("local", key)).data ?? EMPTY_DRAFT;

export function writeDraft(key: string, draft: Draft): void {
  const isEmpty = draft.text === "" && draft.files.length === 0 && draft.agent_id === null;
  const value = isEmpty ? null : JSON.stringify(draft);
  writeStored("local", key, value);
  writeStored("session", key, isBlank(draft) ? null : value);
}

/** Leaves the draft to all tabs: this one is no longer writing it. */
export const leaveDraft = (key: string): void => writeStored("session", key, null);
