import type { z } from "zod";
import { type ParsePart, type ParseRequest, parseInChild } from "../parsing/index.ts";
import { CodeFailure } from "./outcome.ts";

const MIB = 1024 * 1024;

interface ChildJob<T extends z.ZodType> {
  /** A file of lib/code/child. */
  script: string;
  packages: string[];
  /** What the child answers with; it has read somebody's bytes, so it is checked. */
  answer: T;
  options: unknown;
  parts?: ParsePart[];
  allow?: ParseRequest["allow"];
  /** What the time was needed for, in words: "The query". */
  what: string;
  timeout_ms: number;
  memory_mb?: number;
  output_mb?: number;
  signal: AbortSignal;
}

/** Runs one of this domain's child scripts in a locked, killable process. Throws CodeFailure where a limit ended it. */
export async function runChild<T extends z.ZodType>(
  job: ChildJob<T>,
): Promise<{ value: z.output<T>; parts: ParsePart[] }> {
  const outcome = await parseInChild({
    script: `lib/code/child/${job.script}`,
    packages: job.packages,
    options: job.options,
    parts: job.parts ?? [],
    limits: {
      ms: job.timeout_ms,
      memory_bytes: (job.memory_mb ?? 512) * MIB,
      output_bytes: (job.output_mb ?? 16) * MIB,
    },
    ...(job.allow ? { allow: job.allow } : {}),
    signal: job.signal,
  });
  if (outcome.ok) return { value: job.answer.parse(outcome.value), parts: outcome.parts };
  const { code, message } = outcome.error;
  if (code === "PARSE_TIMEOUT") {
    throw new CodeFailure("TIMEOUT", `${job.what} took longer than ${job.timeout_ms / 1000} seconds and was ended.`);
  }
  if (code === "TOO_LARGE") {
    throw new CodeFailure(
      "MEMORY_LIMIT",
      `${job.what} needed more memory than it may have, or answered with too much.`,
    );
  }
  throw new CodeFailure(code, message);
}
