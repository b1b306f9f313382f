import { z } from "zod";
import type { Actor } from "../../core/actor.ts";
import { isAlmaError } from "../../core/errors.ts";
import { deleteFile, listWorkspaceFiles, storeChanges, type WorkspaceRef } from "../../workspace/index.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { readText } from "../text/read-text.ts";
import { encodeTextFile, type TextEncoding } from "../text/text-file.ts";
import { applyHunks } from "./apply-hunks.ts";
import { makeDiff } from "./make-diff.ts";
import { type FilePatch, parsePatch } from "./parse-patch.ts";

export const patchResult = z.object({
  files: z.array(z.object({ path: z.string(), change: z.enum(["created", "changed", "removed"]) })),
  diff: z.string(),
});

type PatchResult = z.infer<typeof patchResult>;

interface Change {
  path: string;
  before: string | null;
  after: string | null;
  encoding: TextEncoding;
}

const MAX_FILES = 100;

/** Applies a unified diff to a workspace, all of it or nothing; rejected hunks are named with the reason. */
export const applyPatch = (actor: Actor, ref: WorkspaceRef, patch: string): Promise<CodeOutcome<PatchResult>> =>
  outcomeOf(async () => {
    const files = parsePatch(patch);
    if (files.length > MAX_FILES) throw new CodeFailure("TOO_LARGE", `A patch can change ${MAX_FILES} files at most.`);
    const changes = await planAll(ref, files);
    await writeAll(actor, ref, changes);
    return {
      files: changes.map(({ path, before, after }) => ({ path, change: changeOf(before, after) })),
      diff: changes
        .map(({ path, before, after }) => makeDiff(path, before, after))
        .join("\n")
        .slice(0, 40_000),
    };
  });

function changeOf(before: string | null, after: string | null): PatchResult["files"][number]["change"] {
  if (before === null) return "created";
  return after === null ? "removed" : "changed";
}

async function planAll(ref: WorkspaceRef, files: FilePatch[]): Promise<Change[]> {
  const changes = new Map<string, Change>();
  const rejects: string[] = [];
  for (const file of files) {
    const path = file.to ?? file.from ?? "";
    try {
      // A file that stands twice in a patch is changed twice.
      changes.set(path, await plan(ref, file, path, changes.get(path)));
    } catch (error) {
      if (!(error instanceof CodeFailure) && !isAlmaError(error)) throw error;
      rejects.push(`${path}: ${error.message}`);
    }
  }
  if (rejects.length > 0) {
    throw new CodeFailure(
      "REJECTED",
      `Nothing was changed.\n${rejects.join("\n").slice(0, 8000)}\nRead the file again and write the patch anew.`,
    );
  }
  return [...changes.values()];
}

async function plan(ref: WorkspaceRef, file: FilePatch, path: string, earlier: Change | undefined): Promise<Change> {
  if (file.from !== null && file.to !== null && file.from !== file.to) {
    throw new CodeFailure("REJECTED", `renaming ${file.from} is not possible with a patch`);
  }
  const existing = earlier ?? (await current(ref, path));
  if (file.from === null && existing.before !== null && !earlier) {
    throw new CodeFailure("REJECTED", "the patch makes this file, but it exists already");
  }
  if (file.from !== null && existing.after === null) throw new CodeFailure("REJECTED", "there is no such file");
  const applied = applyHunks(existing.after ?? "", file.hunks);
  if (!applied.ok) throw new CodeFailure("REJECTED", applied.rejects.join("\n"));
  if (file.to === null && applied.text !== "") {
    throw new CodeFailure(
      "REJECTED",
      "the patch removes this file, but the file has more lines than the patch takes away",
    );
  }
  return { ...existing, after: file.to === null ? null : applied.text };
}

async function current(ref: WorkspaceRef, path: string): Promise<Change> {
  try {
    const { text, encoding } = await readText(ref, path);
    return { path, before: text, after: text, encoding };
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return { path, before: null, after: null, encoding: "utf-8" };
    throw error;
  }
}

async function writeAll(actor: Actor, ref: WorkspaceRef, changes: Change[]): Promise<void> {
  const written = changes.flatMap(({ path, after, encoding }) =>
    after === null ? [] : [{ path, content: encodeTextFile({ text: after, encoding }) }],
  );
  await storeChanges(ref, written, "apply_patch");
  const removed = new Set(changes.filter(({ after }) => after === null).map(({ path }) => path));
  if (removed.size === 0) return;
  for (const { path, file_id } of await listWorkspaceFiles(ref))
    if (removed.has(path)) await deleteFile(actor, file_id);
}
