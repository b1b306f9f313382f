import type { Prompt } from "./step/step.ts";

/** Everything in a prompt that is text, for estimating its tokens. Files are left out: their cost has no common rule. */
export function promptText(prompt: Prompt): string {
  const pieces: string[] = [];
  for (const message of prompt) {
    if (typeof message.content === "string") {
      pieces.push(message.content);
      continue;
    }
    for (const part of message.content) {
      if (part.type === "text" || part.type === "reasoning") pieces.push(part.text);
      else if (part.type === "tool-call") pieces.push(part.toolName, JSON.stringify(part.input));
      else if (part.type === "tool-result")
        pieces.push("value" in part.output ? JSON.stringify(part.output.value) : "");
    }
  }
  return pieces.join("\n");
}
