import type { Check, Evidence, Stored } from "./evidence.ts";

export const lastAttempt: Check = {
  name: "the last attempt",
  meaning: "An answer is the text of its finished steps, each word for word one whole attempt of the model's.",
  counts: "wrong",
  find: ({ stored, sayings }) =>
    stored.runs.flatMap((run) => {
      const said = stored.steps
        .filter(({ run_id, branch, kind }) => run_id === run.run_id && branch === "" && kind === "model")
        .sort((left, right) => left.index - right.index)
        .map(({ output }) => output?.text ?? "");
      const content = stored.messages.find(({ message_id }) => message_id === run.assistant_message_id)?.content ?? "";
      return [...unheard(said, sayings, run), ...problemOf(run, content, said, sayings)];
    }),
};

const unheard = (said: string[], sayings: Evidence["sayings"], run: Stored["runs"][number]): string[] =>
  said
    .filter((text) => text !== "" && !sayings.some((saying) => saying.text === text))
    .map((text) => `run ${run.run_id}: the model never said ${JSON.stringify(text.slice(0, 120))}`);

function problemOf(
  run: Stored["runs"][number],
  content: string,
  said: string[],
  sayings: Evidence["sayings"],
): string[] {
  const whole = said.filter((text) => text !== "").join("\n\n");
  if (run.status === "completed") {
    return content === whole
      ? []
      : [`run ${run.run_id} shows ${JSON.stringify(content)}, its steps said ${JSON.stringify(whole)}`];
  }
  if (content === "" || content === whole) return [];
  // Cut short: what its finished steps said, and the beginning of one more attempt.
  const rest = content.startsWith(whole) ? content.slice(whole.length).replace(/^\n\n/, "") : null;
  if (rest !== null && sayings.some(({ text }) => text.startsWith(rest))) return [];
  return [`run ${run.run_id} was cut short and shows ${JSON.stringify(content)} after ${JSON.stringify(whole)}`];
}
