import type { Attempt } from "./attempt.ts";
import { JAVASCRIPT_ATTEMPTS } from "./javascript-attempts.ts";
import { PYTHON_ATTEMPTS } from "./python-attempts.ts";
import { SHELL_ATTEMPTS } from "./shell-attempts.ts";

/** Every attempt on the sandbox, in the order a report shows them. */
export const ALL_ATTEMPTS: readonly Attempt[] = [...PYTHON_ATTEMPTS, ...JAVASCRIPT_ATTEMPTS, ...SHELL_ATTEMPTS];
