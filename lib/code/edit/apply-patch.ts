import { z } from "zod";
import type { Actor } from "../../core/actor.ts";
import { isAlmaError } from "../../core/errors.ts";
import { removeFiles, storeChanges, type WorkspaceRef } from "../../workspace/index.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { readText } from "../text/read-text.ts";
import { encodeTextFile, type TextEncoding } from "../text/text-file.ts";
import { applyHunks, type Effort, fullEffort } from "./apply-hunks.ts";
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
  made_from: number | null;
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
      diff: diffOf(changes),
    };
  });

const MAX_DIFF = 40_000;
/** Comparing large files takes a second each. */
const MAX_DIFF_MS = 2000;

/** The difference that all changes make, as far as it can be shown. */
function diffOf(changes: Change[]): string {
  const begun = performance.now();
  let diff = "";
  for (const { path, before, after } of changes) {
    if (diff.length > MAX_DIFF || performance.now() - begun > MAX_DIFF_MS) break;
    diff += `${diff === "" ? "" : "\n"}${makeDiff(path, before, after)}`;
  }
  return diff.slice(0, MAX_DIFF);
}

function changeOf(before: string | null, after: string | null): PatchResult["files"][number]["change"] {
  if (before === null) return "created";
  return after === null ? "removed" : "changed";
}

async function planAll(ref: WorkspaceRef, files: FilePatch[]): Promise<Change[]> {
  const changes = new Map<string, Change>();
  const rejects: string[] = [];
  const effort = fullEffort();
  for (const file of files) {
    const path = file.to ?? file.from ?? "";
    try {
      // A file that stands twice in a patch is changed twice.
      changes.set(path, await plan(ref, file, path, changes.get(path), effort));
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

async function plan(
  ref: WorkspaceRef,
  file: FilePatch,
  path: string,
  earlier: Change | undefined,
  effort: Effort,
): Promise<Change> {
  if (file.from !== null && file.to !== null && file.from !== file.to) {
    throw new CodeFailure("REJECTED", `renaming ${file.from} is not possible with a patch`);
  }
  const existing = earlier ?? (await current(ref, path));
  if (file.from === null && existing.before !== null && !earlier) {
    throw new CodeFailure("REJECTED", "the patch makes this file, but it exists already");
  }
  if (file.from !== null && existing.after === null) throw new CodeFailure("REJECTED", "there is no such file");
  const applied = applyHunks(existing.after ?? "", file.hunks, effort);
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
    const { text, encoding, path: own, version } = await readText(ref, path);
    return { path: own, before: text, after: text, encoding, made_from: version };
  } catch (error) {
    if (!isAlmaError(error) || error.code !== "NOT_FOUND") throw error;
    return { path, before: null, after: null, encoding: "utf-8", made_from: null };
  }
}

async function writeAll(actor: Actor, ref: WorkspaceRef, changes: Change[]): Promise<void> {
  const written = changes.flatMap(({ path, after, encoding, made_from }) =>
    after === null ? [] : [{ path, content: encodeTextFile({ text: after, encoding }), made_from }],
  );
  await storeChanges(ref, written, "apply_patch");
  const removed = changes.filter(({ after }) => after === null).map(({ path }) => path);
  await removeFiles(actor, ref, removed, "apply_patch");
}
