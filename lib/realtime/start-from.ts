/**
 * From which fact on a reader is told: after the last it has, or from the beginning when it claims one that does not exist
 * (it knew another history), or from now on when it names none.
 */
export function startFrom(asked: number | null, newest: number): number {
  if (asked === null) return newest;
  return asked > newest ? 0 : asked;
}
