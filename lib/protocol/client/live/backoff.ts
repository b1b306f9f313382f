const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** Milliseconds to wait before the given try (0 is the first), doubling, with jitter so that many tabs spread out. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + random() * (ceiling / 2);
}
