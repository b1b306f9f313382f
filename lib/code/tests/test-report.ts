import { z } from "zod";

const MAX_TESTS = 500;
const MAX_MESSAGE = 2000;

export const testReport = z.object({
  total: z.number().int(),
  passed: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
  /** Seconds. */
  duration: z.number(),
  tests: z.array(
    z.object({
      file: z.string(),
      name: z.string(),
      status: z.enum(["passed", "failed", "skipped"]),
      message: z.string().nullable(),
      line: z.number().int().nullable(),
      output: z.string(),
      seconds: z.number(),
    }),
  ),
});

export type TestReport = z.infer<typeof testReport>;
export type TestResult = TestReport["tests"][number];

/** A line of a runner. It comes from a program that nobody has to trust: checked, bounded. */
const lineSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("start"), file: z.string(), name: z.string() }),
  z.object({
    event: z.literal("end"),
    file: z.string(),
    name: z.string(),
    status: z.enum(["passed", "failed", "skipped"]),
    message: z.string().nullable(),
    line: z.number().int().nullish(),
    stack: z.string().nullish(),
    output: z.string(),
    seconds: z.number(),
  }),
]);

export type TestLine = z.infer<typeof lineSchema>;

/** What a runner said behind its mark, and the test it was in when it was ended, if it was. */
export function readLines(
  stdout: string,
  mark: string,
): { ended: Extract<TestLine, { event: "end" }>[]; running: string | null } {
  const ended: Extract<TestLine, { event: "end" }>[] = [];
  let running: string | null = null;
  for (const line of stdout.split("\n")) {
    if (!line.startsWith(mark)) continue;
    const read = lineSchema.safeParse(jsonIn(line.slice(mark.length)));
    if (!read.success) continue;
    if (read.data.event === "start") running = `${read.data.file}: ${read.data.name}`;
    else {
      running = null;
      ended.push(read.data);
    }
  }
  return { ended, running };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off by the end of the program.
    return null;
  }
}

/** Counts; failures come first, since only so many are shown. */
export function toReport(results: TestResult[], duration: number): TestReport {
  const count = (status: TestResult["status"]) => results.filter((each) => each.status === status).length;
  const order = { failed: 0, skipped: 1, passed: 2 };
  const shown = results.length > MAX_TESTS ? results.toSorted((a, b) => order[a.status] - order[b.status]) : results;
  return {
    total: results.length,
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    duration: Math.round(duration * 1000) / 1000,
    tests: shown.slice(0, MAX_TESTS).map((each) => ({ ...each, message: each.message?.slice(0, MAX_MESSAGE) ?? null })),
  };
}
