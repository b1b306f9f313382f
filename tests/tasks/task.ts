import type { ScriptStep } from "../support/model-servers/index.ts";
import type { Asked } from "./asked.ts";
import type { Outcome } from "./outcome.ts";
import type { TaskSite } from "./site.ts";

export type TaskAgent = "orchestrator" | "general_agent" | "coding_agent" | "web_agent" | "file_agent";

export const SUBJECTS = [
  "coding",
  "debugging",
  "tables",
  "sql",
  "documents",
  "conversion",
  "research",
  "extraction",
  "media",
  "delegation",
  "safety",
  "conversation",
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One answer of the scripted model: fixed, or made from what the tools returned before it. */
export type Turn = ScriptStep[] | ((asked: Asked) => ScriptStep[]);

/** Answers of the one agent at work, or of each by its name; `reader` is the model that a tool asks without tools. */
export type Turns = Turn[] | Partial<Record<TaskAgent | "reader", Turn[]>>;

export interface TaskFile {
  name: string;
  data: () => Promise<Uint8Array> | Uint8Array;
}

/** Looks at what the person got; answers what is wrong with it, or null. */
export interface Check {
  name: string;
  problem: (outcome: Outcome) => Promise<string | null> | string | null;
  /** It asks for something that only the script does; a real model may do well otherwise. */
  scripted_only?: true;
}

/** Something that a person wants, how a scripted model goes about it, and what there must be in the end. */
export interface Task {
  id: string;
  subject: Subject;
  language: "zh" | "en";
  /** Left out: the platform chooses. */
  agent?: TaskAgent;
  /** What the person writes, message by message. */
  messages: (site: TaskSite) => string[];
  /** Attached to the first message. */
  files?: TaskFile[];
  /** What the person answers when asked for approval; `deny` unless said. */
  decision?: { decision: "approve" | "deny"; reason?: string };
  /** Works with tools that change nothing. */
  is_restricted?: true;
  script: (site: TaskSite) => Turns;
  checks: (site: TaskSite) => Check[];
}
