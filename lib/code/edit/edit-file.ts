import { z } from "zod";
import { type WorkspaceRef, writeWorkspaceFile } from "../../workspace/index.ts";
import { type CodeOutcome, outcomeOf } from "../outcome.ts";
import { readText } from "../text/read-text.ts";
import { encodeTextFile } from "../text/text-file.ts";
import { makeDiff } from "./make-diff.ts";
import { type Replacement, replaceText } from "./replace-text.ts";

export const editResult = z.object({
  path: z.string(),
  replacements: z.number().int(),
  diff: z.string(),
});

/** Replaces text in one file of a workspace; its encoding and line ends stay as they are. */
export const editFile = (
  ref: WorkspaceRef,
  path: string,
  replacement: Replacement,
): Promise<CodeOutcome<z.output<typeof editResult>>> =>
  outcomeOf(async () => {
    const file = await readText(ref, path);
    const { text, count } = replaceText(file.text, replacement);
    const data = encodeTextFile({ text, encoding: file.encoding });
    await writeWorkspaceFile(ref, file.path, data, "edit_file", file.version);
    return { path: file.path, replacements: count, diff: makeDiff(file.path, file.text, text) };
  });
