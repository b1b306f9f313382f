import type { Outcome } from "../outcome.ts";
import type { Check } from "../task.ts";

const madeOf = ({ calls }: Outcome): string =>
  calls
    .map(({ tool_name, result }) => `${tool_name}${result?.success ? "" : ` (${result?.error ?? "no result"})`}`)
    .join(", ") || "no calls";

/** One of these tools was called with success. */
export const used = (...tools: string[]): Check => ({
  name: `${tools.join(" or ")} was used`,
  problem: (outcome) =>
    outcome.calls.some(({ tool_name, result }) => tools.includes(tool_name) && result?.success)
      ? null
      : madeOf(outcome),
});

/** A call of one of the tools gave a result that holds all of these, as JSON. */
export const gave = (tools: string | string[], ...patterns: RegExp[]): Check => ({
  name: `${tools} gave ${patterns.join(" and ")}`,
  problem: ({ calls }) => {
    const results = calls
      .filter(({ tool_name, result }) => [tools].flat().includes(tool_name) && result?.success)
      .map(({ result }) => JSON.stringify(result?.result));
    const isFound = results.some((result) => patterns.every((pattern) => pattern.test(result)));
    return isFound ? null : results.join("\n").slice(0, 500) || "no results";
  },
});

/** A call failed with this error, in words that a model can act on. */
export const failed = (pattern: RegExp): Check => ({
  name: `a call failed with ${pattern}`,
  problem: (outcome) =>
    outcome.calls.some(({ result }) => result && !result.success && pattern.test(result.error ?? ""))
      ? null
      : madeOf(outcome),
});

/** The tool was called at least `count` times in one step, side by side. */
export const sideBySide = (count: number): Check => ({
  name: `${count} calls in one step`,
  problem: ({ steps }) => {
    let most = 0;
    let now = 0;
    for (const { kind } of steps.toSorted((a, b) => a.index - b.index)) {
      now = kind === "tool" ? now + 1 : 0;
      most = Math.max(most, now);
    }
    return most >= count ? null : `at most ${most}`;
  },
});

/** The calls began in this order, others among them. */
export const inOrder = (...tools: string[]): Check => ({
  name: tools.join(", then "),
  problem: (outcome) => {
    let at = 0;
    for (const { tool_name } of outcome.calls) if (tool_name === tools[at]) at += 1;
    return at === tools.length ? null : madeOf(outcome);
  },
});

/** Who answered. */
export const answeredBy = (...agents: string[]): Check => ({
  name: `${agents.join(" or ")} answered`,
  problem: ({ agent }) => (agents.includes(agent) ? null : agent),
});

/** All of these agents were handed a task and did it. */
export const handedTo = (...agents: string[]): Check => ({
  name: `${agents.join(" and ")} worked for it`,
  problem: (outcome) => {
    const done = outcome.agents
      .filter(({ depth, success }) => depth > 0 && success)
      .map(({ agent_name }) => agent_name);
    const missing = agents.filter((agent) => !done.includes(agent));
    return missing.length === 0 ? null : `${missing.join(", ")} missing among ${done.join(", ") || "nobody"}`;
  },
});

/** For what a real model may do otherwise. */
export const scripted = (check: Check): Check => ({ ...check, scripted_only: true });
