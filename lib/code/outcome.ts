import { isAlmaError } from "../core/errors.ts";

/** How a coding tool ended; a failure may still have something to show. The error is for a model that can correct it. */
export type CodeOutcome<T> = { ok: true; result: T } | { ok: false; error: string; result?: unknown };

/** A named failure with a sentence that says what to do; `shown` is what there is to see nevertheless. */
export class CodeFailure extends Error {
  readonly code: string;
  readonly shown: unknown;

  constructor(code: string, message: string, shown?: unknown) {
    super(message);
    this.name = "CodeFailure";
    this.code = code;
    this.shown = shown;
  }
}

/** Turns named failures of the work into an outcome; anything else is a fault of ours and goes on. */
export async function outcomeOf<T>(work: () => Promise<T>): Promise<CodeOutcome<T>> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    if (error instanceof CodeFailure) {
      const shown = error.shown === undefined ? {} : { result: error.shown };
      return { ok: false, error: `${error.code}: ${error.message}`, ...shown };
    }
    if (isAlmaError(error)) return { ok: false, error: `${error.code}: ${error.message}` };
    throw error;
  }
}
