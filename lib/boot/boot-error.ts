import { fail } from "../core/errors.ts";

/** A reason not to start that a person can act on: shown as one line, without a stack. */
export const bootError = (message: string, cause?: unknown) => fail("SERVICE_UNAVAILABLE", { message, cause });
