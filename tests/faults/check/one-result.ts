import { type Check, isEnded, type Stored } from "./evidence.ts";

export const oneResult: Check = {
  name: "one result per tool call",
  meaning: "Every tool call has exactly one result, and has it before the next model step begins.",
  counts: "wrong",
  find: ({ stored }) =>
    stored.runs.flatMap((run) => {
      const calls = stored.calls.filter((call) => call.run_id === run.run_id);
      return calls.flatMap((call) => problemsOf(stored, call, isEnded(run.status)));
    }),
};

function problemsOf(stored: Stored, call: Stored["calls"][number], ended: boolean): string[] {
  const { call_id, tool_name, status, result, finished_at } = call;
  const name = `${tool_name} ${call_id}`;
  const told = (type: string) => stored.events.filter((event) => event.type === type && event.data.call_id === call_id);
  const [asked, results] = [told("tool_call").length, told("tool_result").length];
  const problems: string[] = [];
  if (asked !== 1) problems.push(`${name} was told ${asked} times`);
  if (results !== (result === null ? 0 : 1)) problems.push(`${name} has ${results} results told`);
  if (ended && result === null) problems.push(`${name} has no result and its run has ended`);
  if ((status === "finished" || status === "unknown") !== (result !== null)) problems.push(`${name} is ${status}`);
  const step = stored.steps.find((candidate) => candidate.step_id === call.step_id);
  if (!step) return [...problems, `${name} has no step`];
  const next = stored.steps.find(
    ({ run_id, branch, index, kind }) =>
      run_id === call.run_id && branch === step.branch && index > step.index && kind === "model",
  );
  if (next && (finished_at === null || finished_at > next.started_at))
    problems.push(`${name} ended after the next step began`);
  return problems;
}
