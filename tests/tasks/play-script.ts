import { systemAgents } from "../../agents/registry.ts";
import { type ReceivedRequest, type ScriptStep, say } from "../support/model-servers/index.ts";
import { readAsked } from "./asked.ts";
import type { TaskSite } from "./site.ts";
import type { Task, Turn, Turns } from "./task.ts";
import { listAt, textAt, valueAt } from "./values.ts";

/** A scripted model for a task: each agent goes on with its own turns, also where several work side by side. */
export function playScript(task: Task, site: TaskSite): (request: ReceivedRequest) => ScriptStep[] {
  const turns = task.script(site);
  const taken = new Map<string, number>();
  return (request) => {
    const speaker = Array.isArray(turns) ? "any" : speakerOf(request, task.language);
    const place = taken.get(speaker) ?? 0;
    taken.set(speaker, place + 1);
    const turn = turnsOf(turns, speaker)[place];
    if (!turn) return [say(`(the script of ${speaker} has no turn ${place + 1})`)];
    return typeof turn === "function" ? turn(readAsked(request)) : turn;
  };
}

const turnsOf = (turns: Turns, speaker: string): Turn[] => {
  if (Array.isArray(turns)) return turns;
  return Object.entries(turns).find(([name]) => name === speaker)?.[1] ?? [];
};

/** Who speaks, by the instructions the model is given; a tool's own question offers no tools. */
function speakerOf({ body }: ReceivedRequest, language: Task["language"]): string {
  if (listAt(body, "tools").length === 0) return "reader";
  const system = listAt(body, "messages").find((message) => valueAt(message, "role") === "system");
  const told = textAt(system, "content");
  const agent = [...systemAgents.values()].find(({ instructions }) => told.includes(firstLine(instructions[language])));
  return agent?.name ?? "nobody";
}

const firstLine = (text: string): string => text.slice(0, text.search(/[。.]/));
