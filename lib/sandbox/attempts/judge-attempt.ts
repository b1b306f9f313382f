import { runCode } from "../run-code.ts";
import type { Attempt } from "./attempt.ts";

export interface Verdict {
  /** The sandbox's name for the end, or "ended by itself". */
  outcome: string;
  /** Null when it was held, otherwise what went wrong. */
  problem: string | null;
  ms: number;
}

/** What must never show in anything a program prints. */
export interface Secrets {
  /** Is in the server's environment. */
  canary: string;
  /** Further words of the machine. */
  words: string[];
}

/** Drivers whose programs are real ones: the kernel refuses them, and they hear of it as of any failure. */
const REAL = new Set(["bubblewrap", "vercel"]);
const SLACK_MS = 15_000;

/** Makes one attempt on one driver and says whether it was held. */
export async function judgeAttempt(attempt: Attempt, driver: string, secrets: Secrets): Promise<Verdict> {
  const allowed = REAL.has(driver) ? attempt.box : attempt.expect;
  const isLong = attempt.expect.some((code) => code !== "TIMEOUT" && code !== "HARMLESS");
  // Where another limit must be met first, the clock gives it time enough on a busy machine.
  const isEndless = attempt.expect.every((code) => code === "TIMEOUT") && !REAL.has(driver);
  const short_ms = isEndless ? 1000 : 2000;
  const timeout_ms = attempt.expect.includes("TIMEOUT") ? short_ms : isLong && !REAL.has(driver) ? 30_000 : 10_000;
  const started = performance.now();
  const result = await runCode(
    { language: attempt.language, code: attempt.code, timeout_ms, memory_bytes: 256 * 1024 * 1024 },
    { driver },
  );
  const ms = performance.now() - started;
  const outcome = result.error?.code ?? "HARMLESS";
  return { outcome: result.error?.code ?? "ended by itself", problem: findProblem(), ms };

  function findProblem(): string | null {
    const output = result.stdout + result.stderr + result.files.map((file) => Buffer.from(file.content)).join();
    const shown = [secrets.canary, ...secrets.words].find((word) => output.includes(word));
    if (shown !== undefined) return `showed ${shown}`;
    if (outcome === "SANDBOX_UNAVAILABLE") return `the sandbox failed: ${result.error?.message}`;
    if (allowed && !allowed.includes(outcome as (typeof allowed)[number]))
      return `ended with ${outcome}, not ${allowed.join(" or ")}: ${result.stderr.slice(-300)}`;
    if (result.error && result.error.message.length <= 10) return "the error says nothing";
    if (ms > timeout_ms + SLACK_MS) return `went on for ${Math.round(ms)} ms`;
    return null;
  }
}
