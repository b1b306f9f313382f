import {
  call,
  cut,
  delay,
  hang,
  type ModelServer,
  type ReceivedRequest,
  type ScriptStep,
  say,
  startModelServer,
  status,
} from "../../support/model-servers/index.ts";
import { Random } from "../random.ts";
import type { Mishap, Plan, PlannedStep } from "./plan.ts";

/** One answer that the model gave, or began to give. */
export interface Saying {
  plan: string;
  step: number;
  attempt: number;
  /** All that it would have said. */
  text: string;
  mishap: Mishap | null;
}

export interface PlannedModel extends Pick<ModelServer, "base_url" | "api_key" | "default_model" | "close"> {
  add(plan: Plan): void;
  sayings: Saying[];
  /** Hears of every request, when its answer begins. */
  heard: ((saying: Saying) => void) | null;
  /** Answers that nobody will end and whose connection the other side still holds. */
  held(): number;
}

/** A model that follows plans. It words every attempt of a step differently, as real ones do. */
export async function startPlannedModel(): Promise<PlannedModel> {
  const plans = new Map<string, Plan>();
  const held = new Set<ReceivedRequest>();
  const sayings: Saying[] = [];
  const script = (request: ReceivedRequest): ScriptStep[] => {
    const asked = placeOf(request);
    const step = asked && plans.get(asked.plan)?.steps[asked.step];
    if (!asked || !step) return [status(400, { message: "no plan for this request" })];
    const attempt = sayings.filter(({ plan, step: at }) => plan === asked.plan && at === asked.step).length + 1;
    const mishap = step.mishaps[attempt - 1] ?? null;
    const pieces = wording(asked, attempt, mishap === "drip" ? 12 : step.pieces);
    const saying = { ...asked, attempt, text: pieces.join(""), mishap };
    sayings.push(saying);
    model.heard?.(saying);
    if (mishap === "hang" || mishap === "silence") {
      held.add(request);
      void request.closed.then(() => held.delete(request));
    }
    return stepsOf(step, pieces, mishap);
  };
  const server = await startModelServer({ kind: "custom", script });
  const { base_url, api_key, default_model, close } = server;
  const add = (plan: Plan) => {
    plans.set(plan.id, plan);
    for (const child of plan.children) add(child);
  };
  const model: PlannedModel = {
    base_url,
    api_key,
    default_model,
    close,
    add,
    sayings,
    heard: null,
    held: () => held.size,
  };
  return model;
}

/** The plan that the last message of a person names, and how many steps of it are done. */
function placeOf({ body }: ReceivedRequest): { plan: string; step: number } | null {
  const messages: unknown[] = Array.isArray(body.messages) ? body.messages : [];
  const roles = messages.map((message) => Object(message).role);
  const last = roles.lastIndexOf("user");
  const plan = [...JSON.stringify(messages[last] ?? "").matchAll(/\[plan:([\w.-]+)\]/g)].at(-1)?.[1];
  return plan === undefined ? null : { plan, step: roles.slice(last).filter((role) => role === "assistant").length };
}

const WORDS = [
  "harbour",
  "lantern",
  "quiet",
  "seven",
  "港口",
  "灯",
  "river",
  "because",
  "then",
  "😀",
  "stone",
  "一二三",
];

function wording({ plan, step }: { plan: string; step: number }, attempt: number, pieces: number): string[] {
  const random = new Random([...`${plan}/${step}/${attempt}`].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7));
  if (pieces === 0) return [];
  const words = Array.from({ length: pieces }, () => `${random.pick(["and", ...WORDS])} `);
  return [`${plan} step ${step} try ${attempt}: `, ...words, "end."];
}

function stepsOf(step: PlannedStep, pieces: string[], mishap: Mishap | null): ScriptStep[] {
  const pace = mishap === "drip" ? 400 : step.pace;
  const spoken = (part: string[]) => part.flatMap((piece) => [say(piece), delay(pace)]);
  const half = pieces.slice(0, Math.ceil(pieces.length / 2));
  switch (mishap) {
    case "busy":
      return [status(429, { retry_after: 1 })];
    case "silence":
      return [hang()];
    case "hang":
      return [...spoken(half), hang()];
    case "cut":
      return [...spoken(half), cut()];
    case "drip":
    case null:
      return [...spoken(pieces), ...step.calls.map(({ tool, input }) => call(tool, input))];
    default:
      return mishap satisfies never;
  }
}
