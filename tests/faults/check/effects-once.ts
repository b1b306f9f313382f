import type { Check } from "./evidence.ts";

export const effectsOnce: Check = {
  name: "effects at most once",
  meaning: "An effect outside happens at most once, only after a yes; where its outcome is not known, that is said.",
  counts: "doubled",
  find: ({ stored: { calls, events, approvals }, effects }) =>
    calls.flatMap((call) => {
      const key = /\/effect\/([\w.-]+)/.exec(JSON.stringify(call.input))?.[1];
      if (key === undefined) return [];
      const count = effects.get(key) ?? 0;
      const approval = approvals.find(({ call_id }) => call_id === call.call_id);
      const isTold = events.some(
        ({ type, data }) => type === "tool_result" && data.call_id === call.call_id && data.status === "unknown",
      );
      const problems: string[] = [];
      if (count > 1) problems.push(`effect ${key} happened ${count} times`);
      if (count > 0 && approval?.status !== "approved")
        problems.push(`effect ${key} happened and its approval is ${approval?.status}`);
      if (call.result?.success && count !== 1)
        problems.push(`effect ${key} is reported as done and happened ${count} times`);
      if (call.status === "unknown" && !(isTold && call.result?.error))
        problems.push(`effect ${key} is unknown and nobody was told`);
      if (
        call.status === "finished" &&
        call.result?.success === false &&
        count > 0 &&
        !/TIMEOUT|CANCELLED/.test(call.result.error ?? "")
      )
        problems.push(`effect ${key} happened and is reported as failed: ${call.result.error}`);
      return problems;
    }),
};
