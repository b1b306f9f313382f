import { composeAnswer, resultText } from "./answers/compose-answer.ts";
import { introduce } from "./answers/introduce.ts";
import { callFor, type PlannedCall, taskFor, toolFor } from "./call-for.ts";
import { type Phrase, phraseOf } from "./language.ts";
import type { Turn } from "./turn.ts";
import { findWants } from "./wants/find-wants.ts";
import type { Want } from "./wants/want.ts";

/** What the assistant does next. */
export interface Decision {
  text: string;
  calls: PlannedCall[];
}

/** Rules, in order: do what is wanted and can be done with the offered tools; else hand it on; then tell what came of it. */
export function decide(turn: Turn): Decision {
  const say = phraseOf(turn.language);
  const stages = findWants(turn);
  const stage = stages[turn.rounds];
  if (stage) {
    const calls = planStage(stage, turn, say);
    if (calls.length > 0) return { text: announce(calls, turn.rounds, say), calls };
  }
  const missing = stages.flat().filter((want) => !turn.tools.has(toolFor(want)) && !turn.tools.has("delegate"));
  if (turn.outcomes.length > 0) return { text: composeAnswer(turn.outcomes, missing, say), calls: [] };
  return { text: introduce(turn, missing, say), calls: [] };
}

function planStage(stage: Want[], turn: Turn, say: Phrase): PlannedCall[] {
  const result = resultText(turn.outcomes);
  // Nothing to write, because what should have been written failed: telling that is better than an empty file.
  const possible = stage.filter((want) => want.kind !== "write_file" || want.content !== undefined || result !== "");
  const own = possible.filter((want) => turn.tools.has(toolFor(want)));
  const others = turn.tools.has("delegate") ? possible.filter((want) => !own.includes(want)) : [];
  const calls = own.map((want) => callFor(want, turn.tools.get(toolFor(want)) ?? new Set(), result));
  if (others.length > 0)
    calls.push({ tool_name: "delegate", input: { tasks: others.map((want) => taskFor(want, say, result)) } });
  return calls;
}

function announce(calls: PlannedCall[], round: number, say: Phrase): string {
  if (round > 0) return "";
  if (calls.some((call) => call.tool_name === "delegate"))
    return say("我把任务交给合适的智能体。", "I am handing this to the agents that fit.");
  return calls.some((call) => call.tool_name.endsWith("_executor"))
    ? say("我用沙箱运行一下。", "Let me run that in the sandbox.")
    : "";
}
