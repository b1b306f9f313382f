import type { BoundedRequest } from "../code-request.ts";
import { compileForRun } from "../compile-typescript.ts";
import type { KeptInterpreter } from "../drivers/driver.ts";
import { fileError } from "../interpreters/name-error.ts";
import { collectFromBox, openBox, updateBox } from "./open-box-session.ts";
import { runInBox } from "./run-in-box.ts";

/** One interpreter in a box of its own that stays between programs, until one of them passes a limit or ends it. */
export async function openKeptBox(first: BoundedRequest): Promise<KeptInterpreter> {
  const box = await openBox(first.files);
  box.hold(false);
  let ended: string | null = null;
  return {
    gone: () => ended ?? box.gone?.message ?? null,
    run: async (request, signal) => {
      const compiled = compileForRun(request);
      if ("outcome" in compiled) return compiled.outcome;
      box.hold(true);
      try {
        await updateBox(box, request.files);
        const { runner_gone, ...outcome } = await runInBox(box, { request: compiled.request, keep: true }, signal);
        if (outcome.error) ended = outcome.error.message;
        else if (runner_gone) ended = "The program ended its interpreter.";
        if (box.gone) return { ...outcome, files: [], error: outcome.error ?? box.gone };
        const { files, file_limit } = await collectFromBox(box);
        return { ...outcome, files, error: outcome.error ?? (file_limit ? fileError() : null) };
      } finally {
        box.hold(false);
      }
    },
    stop: () => box.stop(),
  };
}
