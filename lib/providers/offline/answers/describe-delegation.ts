import type { Phrase } from "../language.ts";
import { errorText, listField, type ToolOutcome, textField } from "../tool-outcome.ts";

/** What the agents answered, each under its name where there are several. */
export function describeDelegation({ input, result, text, error }: ToolOutcome, say: Phrase): string {
  const problem = error ?? errorText(result.error);
  if (problem !== undefined) return say(`任务没能交出去：${problem}`, `The work could not be handed on: ${problem}`);
  const results = listField(result, "results", "answers", "items", "tasks");
  if (results.length === 0) return text || textField(result, "answer", "text", "result");
  const asked = listField(input, "tasks");
  const parts = results.map((entry, index) => {
    const agent = textField(entry, "agent", "agent_name", "name") || textField(asked[index] ?? {}, "agent");
    const failure = errorText(entry.error);
    const answer = textField(entry, "answer", "text", "result", "output", "content", "summary");
    const isFailed = entry.success === false && answer !== "";
    const told = isFailed
      ? say(`没有完成：${answer}`, `Not done: ${answer}`)
      : answer || (failure ? say(`没有完成：${failure}`, `Not done: ${failure}`) : say("没有答复。", "No answer."));
    return results.length > 1 ? `**${agent}**\n\n${told}` : told;
  });
  return parts.join("\n\n");
}
