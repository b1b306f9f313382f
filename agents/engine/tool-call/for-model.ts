import { markOutside } from "../../../lib/core/outside-marks.ts";
import type { ToolResult } from "../../../lib/protocol/contract/messages.ts";

/** A result as the model reads it: one line of JSON, marked where it came from outside, and where the whole of it is. */
export function forModel({ success, result, error, metadata }: ToolResult): string {
  const json = JSON.stringify(success ? { success, result } : { success, error, result });
  const { untrusted, source, tool } = metadata;
  const from = typeof source === "string" ? source : String(tool ?? "a tool");
  return [untrusted === true ? markOutside(json, from) : json, ...aboutWhole(metadata)].join("\n");
}

function aboutWhole({ whole }: ToolResult["metadata"]): string[] {
  if (typeof whole !== "object" || whole === null) return [];
  const { path, error, characters } = { path: null, error: null, characters: 0, ...whole };
  const cut = "[The result was too long and is cut: texts in their middle, lists behind their first items.";
  return path === null
    ? [`${cut} The whole (${characters} characters) could not be kept: ${error}]`]
    : [`${cut} The whole (${characters} characters) is in ${path}: read it with file_read, by lines or by offset.]`];
}
