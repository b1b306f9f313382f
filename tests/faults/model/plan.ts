import { existsSync } from "node:fs";
import path from "node:path";
import type { Random } from "../random.ts";

/** How one attempt of a step goes wrong. */
export type Mishap = "hang" | "silence" | "drip" | "busy" | "cut";

export interface PlannedCall {
  tool: string;
  input: Record<string, unknown>;
}

export interface PlannedStep {
  /** The text comes in so many pieces, so many milliseconds apart. */
  pieces: number;
  pace: number;
  calls: PlannedCall[];
  /** What happens to the first attempt, the second, ...; the ones after go well. */
  mishaps: Mishap[];
}

/** What the model will do for one message, found by `[plan:<id>]` in its text. */
export interface Plan {
  id: string;
  agent: string;
  steps: PlannedStep[];
  /** Plans of the agents it delegates to. */
  children: Plan[];
  /** What its calls visit: a run that has read anything visits only what the person named. */
  addresses: string[];
}

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");
/** The tool with an effect outside, which asks for approval. */
export const canRequest = existsSync(path.join(ROOT, "agents/tools/http_request.ts"));

export const mark = (id: string): string => `[plan:${id}]`;

/** Asks for the effect of this key, which the effect server counts. */
function effectCall(plan: Plan, effects: { url: string }, key: string): PlannedCall {
  const url = `${effects.url}/effect/${key}`;
  plan.addresses.push(url);
  return { tool: "http_request", input: { method: "POST", url, body: key } };
}

export interface PlanWishes {
  agent?: string;
  /** Tool steps before the answer. */
  tools?: number;
  pace?: number;
  mishaps?: Mishap[];
}

/** A plan of a few steps: text and tool calls, then an answer. */
export function makePlan(random: Random, id: string, effects: { url: string }, wishes: PlanWishes = {}): Plan {
  const agents = ["coding_agent", "general_agent", "orchestrator", ...(canRequest ? ["web_agent"] : [])] as const;
  const agent = wishes.agent ?? random.pick(["coding_agent", ...agents]);
  const plan: Plan = { id, agent, steps: [], children: [], addresses: [] };
  const tools = wishes.tools ?? random.between(1, 3);
  for (let index = 0; index < tools; index += 1) {
    const calls = callsOf(random, plan, index, effects);
    plan.steps.push({ ...speech(random, wishes.pace), pieces: random.between(0, 6), calls, mishaps: [] });
  }
  plan.steps.push({ ...speech(random, wishes.pace), calls: [], mishaps: wishes.mishaps ?? [] });
  return plan;
}

const speech = (random: Random, pace = random.between(10, 60)) => ({ pieces: random.between(4, 14), pace });

function callsOf(random: Random, plan: Plan, index: number, effects: { url: string }): PlannedCall[] {
  switch (plan.agent) {
    case "coding_agent":
      return Array.from({ length: random.between(1, 2) }, (_, place) =>
        codeCall(random, `${plan.id}-${index}-${place}`),
      );
    case "orchestrator":
      return index === 0 ? [delegation(random, plan)] : [{ tool: "current_time", input: {} }];
    case "web_agent":
      return [effectCall(plan, effects, `${plan.id}-${index}`)];
    default:
      return [{ tool: "current_time", input: {} }];
  }
}

function codeCall(random: Random, name: string): PlannedCall {
  if (random.chance(0.4)) return { tool: "file_write", input: { path: `${name}.txt`, content: name } };
  const busy = random.pick([0, 0, 300, 900]);
  const code = `const end = Date.now() + ${busy}; while (Date.now() < end); console.log(${JSON.stringify(name)})`;
  return { tool: "javascript_executor", input: { code } };
}

function delegation(random: Random, plan: Plan): PlannedCall {
  const agents = ["general_agent", "coding_agent"] as const;
  plan.children = agents.map((agent, place) => {
    const child: Plan = { id: `${plan.id}.${place}`, agent, steps: [], children: [], addresses: [] };
    const calls = agent === "coding_agent" ? [codeCall(random, child.id)] : [{ tool: "current_time", input: {} }];
    child.steps.push({ ...speech(random), calls, mishaps: [] }, { ...speech(random), calls: [], mishaps: [] });
    return child;
  });
  const tasks = plan.children.map((child) => ({ agent: child.agent, task: `Do your part. ${mark(child.id)}` }));
  return { tool: "delegate", input: { tasks } };
}
