import { call, delay, type ScriptStep, say, think } from "./script.ts";
import type { ReceivedRequest } from "./wire-format.ts";

/** Names of offered tools, in whatever place the kind puts them. */
const offers = (request: ReceivedRequest, tool: string) =>
  JSON.stringify(request.body.tools ?? "").includes(`"${tool}"`);

/** Whether the request ends with a tool's result rather than with a person's words. */
function endsWithResult({ body }: ReceivedRequest): boolean {
  const messages: unknown = body.messages ?? body.contents;
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : undefined;
  return /"role":"tool"|"tool_result"|"functionResponse"/.test(JSON.stringify(last ?? ""));
}

/** A model to click through the interface with: it thinks, runs a line of Python where it may, and then writes a long answer. */
export function defaultScript(request: ReceivedRequest): ScriptStep[] {
  if (offers(request, "python_executor") && !endsWithResult(request)) {
    return [
      think("Let me compute that first."),
      say("I will run a line of Python. "),
      call("python_executor", { code: "print(sum(range(1, 101)))" }),
    ];
  }
  const paragraph =
    "This is a **scripted** model: it speaks its provider's wire format and does not understand a word. 这是脚本模型，不理解任何内容。\n\n";
  return [
    ...Array.from({ length: 5 }, () => [say(paragraph), delay(200)]).flat(),
    say("```ts\nconst answer: number = 42;\n```\n"),
  ];
}
