/** The time, behind a seam that tests may move. */
export const clock = { now: (): Date => new Date() };
