import { toolFor } from "../call-for.ts";
import type { Phrase } from "../language.ts";
import { type ToolOutcome, textField } from "../tool-outcome.ts";
import type { Want } from "../wants/want.ts";
import { describeCode } from "./describe-code.ts";
import { describeDelegation } from "./describe-delegation.ts";
import { describeFileList, describeFileRead, describeFileWrite } from "./describe-files.ts";
import { describePage } from "./describe-page.ts";
import { describeTime } from "./describe-time.ts";
import { codeBlock, excerpt } from "./quote.ts";

type Describe = (outcome: ToolOutcome, say: Phrase) => string;

const DESCRIBERS: Record<string, Describe> = {
  python_executor: describeCode,
  javascript_executor: describeCode,
  file_read: describeFileRead,
  file_list: describeFileList,
  file_write: describeFileWrite,
  web_fetch: describePage,
  current_time: describeTime,
  delegate: describeDelegation,
};

const MAX_OTHER = 2000;

/** The answer after the tools ran: what each of them really gave, in order, and what could not be done. */
export function composeAnswer(outcomes: ToolOutcome[], missing: Want[], say: Phrase): string {
  const parts = outcomes.map((outcome) => tellOf(outcome, say));
  if (missing.length > 0) {
    const tools = [...new Set(missing.map(toolFor))].map((tool) => `\`${tool}\``).join(", ");
    parts.push(say(`没有做到：当前的智能体没有工具 ${tools}。`, `Not done: this agent does not have ${tools}.`));
  }
  return parts.join("\n\n");
}

function tellOf(outcome: ToolOutcome, say: Phrase): string {
  if (outcome.is_denied)
    return say(
      `\`${outcome.tool_name}\` 没有执行：未获批准。`,
      `\`${outcome.tool_name}\` was not executed: it was not approved.`,
    );
  const describer = DESCRIBERS[outcome.tool_name];
  if (describer) return describer(outcome, say);
  const told = outcome.error ?? (outcome.text || JSON.stringify(outcome.result, null, 2));
  return `\`${outcome.tool_name}\`:\n\n${codeBlock(excerpt(told, MAX_OTHER).text)}`;
}

/** What the tools gave, as plain text: to be written to a file. */
export function resultText(outcomes: ToolOutcome[]): string {
  return outcomes
    .filter((outcome) => outcome.error === undefined && !outcome.is_denied)
    .map(({ result, text }) => textField(result, "stdout", "content", "text", "answer", "iso", "now") || text)
    .filter(Boolean)
    .join("\n");
}
