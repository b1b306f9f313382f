import { parseArgs } from "node:util";
import { z } from "zod";
import { providerKindSchema } from "../../../lib/protocol/contract/llm-configs.ts";
import { ALL_TASKS } from "../all-tasks.ts";
import type { Task } from "../task.ts";

export const USAGE = `npm run eval:tasks -- [--only id,id] [--subject name] [--language zh|en] [--repeat n] [--limit seconds] [--json file]
EVAL_PROVIDER  openai, deepseek, azure, anthropic, google or custom
EVAL_MODEL     the model's name
EVAL_API_KEY   its key (may be left out for custom)
EVAL_BASE_URL  its address; needed for azure and custom
EVAL_PRICE     "in,out" in USD per 1000 tokens, for the column of costs`;

const environment = z
  .object({
    EVAL_PROVIDER: providerKindSchema,
    EVAL_MODEL: z.string().trim().min(1),
    EVAL_API_KEY: z.string().trim().default(""),
    EVAL_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    EVAL_PRICE: z
      .string()
      .regex(/^\d+(\.\d+)?,\d+(\.\d+)?$/, "is two numbers with a comma between")
      .transform((text) => text.split(",").map(Number))
      .optional(),
  })
  .refine(({ EVAL_PROVIDER: kind, EVAL_API_KEY: key }) => kind === "custom" || key !== "", {
    path: ["EVAL_API_KEY"],
    message: "is missing",
  })
  .refine(({ EVAL_PROVIDER: kind, EVAL_BASE_URL: url }) => !["custom", "azure"].includes(kind) || url !== undefined, {
    path: ["EVAL_BASE_URL"],
    message: "is missing",
  });

export type EvaluatedModel = z.output<typeof environment>;

export interface Options {
  model: EvaluatedModel;
  tasks: Task[];
  /** How often each task is played. */
  repeat: number;
  /** Milliseconds that one message may take. */
  limit_ms: number;
  /** Where to write every result as JSON. */
  json: string | null;
}

/** Reads command line and environment; throws with what is wrong and {@link USAGE}, never with a value of a variable. */
export function readOptions(args: string[], variables: Record<string, string | undefined>): Options {
  const { only, subject, language, repeat, limit, json } = parse(args);
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const model = environment.safeParse(given);
  if (!model.success) {
    const problems = model.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Error(`The model to evaluate is not named:\n${problems.join("\n")}\n\n${USAGE}`);
  }
  const ids = only?.split(",").map((id) => id.trim());
  const unknown = ids?.filter((id) => !ALL_TASKS.some((task) => task.id === id)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no task ${unknown.join(", ")}.`);
  const tasks = ALL_TASKS.filter(
    (task) =>
      (ids === undefined || ids.includes(task.id)) &&
      (subject === undefined || task.subject === subject) &&
      (language === undefined || task.language === language),
  );
  if (tasks.length === 0) throw new Error(`No task fits.\n\n${USAGE}`);
  return {
    ...{ model: model.data, tasks, json: json ?? null },
    ...{ repeat: countOf(repeat, 100), limit_ms: 1000 * countOf(limit, 900) },
  };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  try {
    const options = { only: text, subject: text, language: text, json: text };
    const numbers = { repeat: { ...text, default: "1" }, limit: { ...text, default: "300" } };
    return parseArgs({ args, options: { ...options, ...numbers } }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function countOf(text: string, most: number): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most) throw new Error(`${text} is no number from 1 to ${most}.`);
  return count;
}
