import { describe, expect, it } from "vitest";
import type { ToolOutcome } from "../../tools/define-tool.ts";
import { tryAgain } from "./try-again.ts";

/** Makes a call whose tries end so, one after another. */
async function play(
  ends: ToolOutcome<unknown>[],
  max_retries: number,
  options: { left?: number; signal?: AbortSignal } = {},
) {
  let tries = 0;
  const playing = tryAgain(
    async () => {
      tries += 1;
      return ends[tries - 1] ?? { ok: false, error: "no such try" };
    },
    {
      max_retries,
      signal: options.signal ?? new AbortController().signal,
      millisecondsLeft: () => options.left ?? 1e6,
    },
  );
  return { ...(await playing), tries };
}

const error = (text: string): ToolOutcome<unknown> => ({ ok: false, error: text });
const good: ToolOutcome<unknown> = { ok: true, result: 1 };

describe("a failed call", () => {
  it("is not tried again where nobody asked for it, or it cannot pass", async () => {
    expect(await play([error("TIMEOUT: late")], 0)).toMatchObject({ tries: 1, failed: [] });
    for (const text of ["INVALID_INPUT: a", "NOT_FOUND: a", "EGRESS_REFUSED: a", "CANCELLED: a", "exit code 1"]) {
      expect(await play([error(text), good], 3), text).toMatchObject({ tries: 1, outcome: { ok: false } });
    }
  });

  it("is tried again after what may pass, and what came before is told", async () => {
    const { outcome, failed, tries } = await play([error("NETWORK: reset"), good], 2);
    expect({ outcome, tries }).toEqual({ outcome: good, tries: 2 });
    expect(failed).toMatchObject([{ error: "NETWORK: reset" }]);
  });

  it("is not tried again when the run has no time left or was stopped", async () => {
    expect(await play([error("TIMEOUT: late"), good], 3, { left: 10 })).toMatchObject({ tries: 1 });
    expect(await play([error("TIMEOUT: late"), good], 3, { signal: AbortSignal.abort() })).toMatchObject({ tries: 1 });
  });
});
