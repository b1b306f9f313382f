import { readWorkspaceFile, type WorkspaceRef } from "../../workspace/index.ts";
import { CodeFailure } from "../outcome.ts";
import { decodeTextFile, type TextFile } from "./text-file.ts";

const MAX_BYTES = 4 * 1024 * 1024;

/** Text as it stands in a file of a workspace, and in which version of that. */
interface ReadText extends TextFile {
  path: string;
  version: number;
}

/** A text file of a workspace. Throws NOT_A_TEXT, TOO_LARGE, and what reading throws. */
export async function readText(ref: WorkspaceRef, path: string): Promise<ReadText> {
  const { file, data } = await readWorkspaceFile(ref, path);
  if (data.byteLength > MAX_BYTES) throw new CodeFailure("TOO_LARGE", `${file.path} is larger than 4 MB.`);
  const text = decodeTextFile(data);
  if (!text) throw new CodeFailure("NOT_A_TEXT", `${file.path} is not a text file (${file.media_type}).`);
  return { ...text, path: file.path, version: file.version };
}
