import type { Check } from "./evidence.ts";

export const denseEvents: Check = {
  name: "dense facts",
  meaning: "The facts of a conversation are numbered 1 to n, without a gap and without a repeat.",
  counts: "wrong",
  find: ({ stored: { events, last_seq } }) => {
    const gaps = events.flatMap(({ seq }, index) =>
      seq === index + 1 ? [] : [`fact ${seq} stands where ${index + 1} was due`],
    );
    return last_seq === events.length ? gaps : [...gaps, `the newest fact is ${last_seq}, stored are ${events.length}`];
  },
};
