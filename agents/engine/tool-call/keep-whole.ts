import { isAlmaError } from "../../../lib/core/errors.ts";
import { type WorkspaceRef, writeWorkspaceFile } from "../../../lib/workspace/index.ts";
import { isRecord } from "./input-schema.ts";

/** Where the whole of a cut result is, or why it is nowhere. */
export type Whole = { path: string; characters: number } | { error: string; characters: number };

/** Writes the whole of a result that is too long for a model into the workspace, where agents and the person read it. */
export async function keepWhole(
  workspace: WorkspaceRef,
  call: { call_id: string; tool_name: string },
  result: unknown,
): Promise<Whole> {
  const { text, ending } = readable(result);
  const path = `tool-output/${call.tool_name}-${call.call_id.slice(-8)}.${ending}`;
  try {
    const file = await writeWorkspaceFile(workspace, path, new TextEncoder().encode(text), call.tool_name);
    return { path: file.path, characters: text.length };
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    return { error: `${error.code}: ${error.message}`, characters: text.length };
  }
}

/** A result that is one long text with a few facts beside it is kept as that text, anything else as JSON by lines. */
function readable(result: unknown): { text: string; ending: "txt" | "json" } {
  if (typeof result === "string") return { text: result, ending: "txt" };
  const json = JSON.stringify(result, null, 2) ?? "";
  const texts = isRecord(result) ? Object.values(result).filter((value) => typeof value === "string") : [];
  const longest = texts.reduce((left, right) => (right.length > left.length ? right : left), "");
  return longest.length > json.length * 0.8 ? { text: longest, ending: "txt" } : { text: json, ending: "json" };
}
