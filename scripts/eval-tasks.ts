import { writeFileSync } from "node:fs";
import type { Actor } from "../lib/core/actor.ts";
import { shutDown } from "../lib/core/process/shutdown.ts";
import { addModel, createProvider } from "../tests/support/create-provider.ts";
import { type EvaluatedModel, type Options, readOptions } from "../tests/tasks/evaluation/options.ts";
import {
  type Result,
  resultOf,
  resultOfFailure,
  rowOf,
  TABLE_HEAD,
  totalsOf,
} from "../tests/tasks/evaluation/report.ts";
import { startInstallation } from "../tests/tasks/evaluation/start-installation.ts";
import { judgeTask } from "../tests/tasks/judge-task.ts";
import { playTask } from "../tests/tasks/play-task.ts";
import type { Site } from "../tests/tasks/site.ts";
import type { Task } from "../tests/tasks/task.ts";

/**
 * `npm run eval:tasks`: plays the tasks of tests/tasks with a real model and prints a table of what people would have got.
 * Exit code 0: all passed, 1: some did not, 2: could not be evaluated. See docs/evaluation.md.
 */

/** Gives a person the model to evaluate. */
const connectModel =
  ({ EVAL_PROVIDER, EVAL_MODEL, EVAL_API_KEY, EVAL_BASE_URL, EVAL_PRICE }: EvaluatedModel) =>
  async (actor: Actor): Promise<() => Promise<void>> => {
    const { llm_id } = await createProvider(actor, {
      ...{ provider: EVAL_PROVIDER, provider_name: "evaluated", api_key: EVAL_API_KEY, is_default: true },
      ...(EVAL_BASE_URL === undefined ? {} : { api_base_url: EVAL_BASE_URL }),
    });
    const [input_tokens, output_tokens] = EVAL_PRICE ?? [];
    const pricing = { input_tokens, output_tokens, currency: "USD", per_1k_tokens: true };
    await addModel(actor, llm_id, EVAL_MODEL, EVAL_PRICE === undefined ? {} : { pricing });
    return async () => undefined;
  };

/** A provider's error or a model may quote the key: it goes before anything is judged, cut or printed. */
const hiding =
  ({ EVAL_API_KEY: key }: EvaluatedModel) =>
  (text: string): string =>
    key === "" ? text : text.replaceAll(key, "***");

async function playOnce(task: Task, site: Site, { model, limit_ms }: Options): Promise<Result> {
  const began = performance.now();
  const own = site.forTask(task.id);
  own.received.length = 0;
  const hide = hiding(model);
  try {
    const played = await playTask(task, { site, connect: connectModel(model), limit_ms });
    const outcome = { ...played, answer: hide(played.answer), error: played.error && hide(played.error) };
    return resultOf(task, outcome, await judgeTask(task, own, outcome, { is_scripted: false }));
  } catch (error) {
    const reason = hide(error instanceof Error ? error.message : String(error));
    return resultOfFailure(task, reason, (performance.now() - began) / 1000);
  }
}

async function evaluate(options: Options): Promise<number> {
  const site = await startInstallation();
  const { EVAL_PROVIDER, EVAL_MODEL } = options.model;
  console.log(`${options.tasks.length} tasks, ${EVAL_MODEL} of ${EVAL_PROVIDER}\n\n${TABLE_HEAD}`);
  const results: Result[] = [];
  for (let round = 0; round < options.repeat; round += 1) {
    for (const task of options.tasks) {
      const result = await playOnce(task, site, options);
      results.push(result);
      console.log(rowOf(result));
    }
  }
  console.log(`\n${totalsOf(results)}`);
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
  return results.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

let code = 2;
try {
  code = await evaluate(readOptions(process.argv.slice(2), process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
}
await shutDown(20_000);
process.exit(code);
