import type { CodeLanguage } from "../code-request.ts";
import type { SandboxErrorCode } from "../sandbox-error.ts";

/**
 * A program that tries to reach what is not its own. It must end with one of `expect`; with "HARMLESS" it may also end by
 * itself, because what it reached is only its own virtual world. In every case none of the machine shows in its output.
 * `box` is for drivers with real programs, where the kernel refuses and the program hears of it: without one, anything but
 * a failure of the sandbox will do there, as long as nothing shows.
 */
export interface Attempt {
  name: string;
  language: CodeLanguage;
  code: string;
  expect: readonly (SandboxErrorCode | "HARMLESS")[];
  box?: readonly (SandboxErrorCode | "HARMLESS")[];
}

/** Makes attempts of one language. */
export const attemptIn =
  (language: CodeLanguage) =>
  (name: string, expect: Attempt["expect"], code: string, box?: Attempt["expect"]): Attempt => ({
    name,
    language,
    code,
    expect,
    ...(box ? { box } : {}),
  });

export const DENIED = ["SANDBOX_DENIED"] as const;
export const MEMORY = ["MEMORY_LIMIT"] as const;
export const TIME = ["TIMEOUT"] as const;
export const HARMLESS = ["HARMLESS", "SANDBOX_DENIED"] as const;
