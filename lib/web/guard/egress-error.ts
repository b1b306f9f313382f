import { type AlmaError, fail, isAlmaError } from "../../core/errors.ts";

/** The longest chain of causes that is followed; a cycle ends here too. */
const MAX_DEPTH = 8;

/** A refusal to connect, with the way out for an operator. `target` is `host:port` as ALMA_EGRESS_ALLOW spells it. */
export const refuseEgress = (target: string, reason: string): AlmaError =>
  fail("EGRESS_REFUSED", {
    message: `Connecting to ${target} is refused: ${reason}. An operator can permit it by adding "${target}" to ALMA_EGRESS_ALLOW.`,
  });

/** The refusal inside an error, however deep undici's "fetch failed" or an AggregateError has wrapped it. */
export function egressErrorOf(error: unknown, depth = 0): AlmaError | undefined {
  if (isAlmaError(error)) return error.code === "EGRESS_REFUSED" ? error : undefined;
  if (!(error instanceof Error) || depth >= MAX_DEPTH) return undefined;
  const inner: unknown[] = error instanceof AggregateError ? [...error.errors, error.cause] : [error.cause];
  for (const candidate of inner) {
    const found = egressErrorOf(candidate, depth + 1);
    if (found) return found;
  }
  return undefined;
}
