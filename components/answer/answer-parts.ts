import type { ToolCallView } from "@/lib/protocol/view";

/** A stretch of an answer: text, or the tool calls made at one place. */
export type AnswerPart =
  | { kind: "text"; start: number; text: string }
  | { kind: "tools"; start: number; calls: ToolCallView[] };

/**
 * Cuts an answer where its tool calls stand (`offset`, UTF-16 units), in order. A call whose place is not written yet
 * comes at the end.
 */
export function answerParts(content: string, tool_calls: ToolCallView[]): AnswerPart[] {
  const byPlace = Map.groupBy(tool_calls, (call) => Math.min(call.offset, content.length));
  const parts: AnswerPart[] = [];
  let start = 0;
  const addText = (end: number) => {
    const text = content.slice(start, end);
    if (text.trim() !== "") parts.push({ kind: "text", start, text });
    start = end;
  };
  for (const place of [...byPlace.keys()].sort((a, b) => a - b)) {
    addText(place);
    parts.push({ kind: "tools", start: place, calls: byPlace.get(place) ?? [] });
  }
  addText(content.length);
  return parts;
}
