import { withoutMarks } from "../../lib/core/outside-marks.ts";
import type { ReceivedRequest } from "../support/model-servers/index.ts";
import { listAt, textAt, valueAt } from "./values.ts";

/** What a tool returned, as the model was told it. */
export interface ToolAnswer {
  success: boolean;
  result: unknown;
  error: string;
}

/** What a model was asked, for a turn that answers from it. */
export interface Asked {
  /** Results since the person's last words, in the order of the calls. */
  results: ToolAnswer[];
  last: ToolAnswer;
  /** The text at `path` in the result of the call of that number; negative numbers count from the end. */
  at: (call: number, ...path: (string | number)[]) => string;
}

const NOTHING: ToolAnswer = { success: false, result: null, error: "no tool was called" };

/** Reads a request of OpenAI's wire format. */
export function readAsked({ body }: ReceivedRequest): Asked {
  const messages = listAt(body, "messages");
  const since = messages.findLastIndex((message) => valueAt(message, "role") === "user");
  const results = messages
    .slice(since + 1)
    .filter((message) => valueAt(message, "role") === "tool")
    .map((message) => answerOf(textAt(message, "content")));
  const last = results.at(-1) ?? NOTHING;
  return { results, last, at: (call, ...path) => textAt(results.at(call)?.result, ...path) };
}

/** The line of JSON inside the marks; what is said behind it about a cut result is left out. */
function answerOf(text: string): ToolAnswer {
  const [line = ""] = withoutMarks(text).split("\n");
  const parsed: unknown = JSON.parse(line);
  return {
    success: valueAt(parsed, "success") === true,
    result: valueAt(parsed, "result"),
    error: textAt(parsed, "error"),
  };
}
