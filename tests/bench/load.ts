/** One load: how many streams, how long, how fast, and how they begin. */
export interface Load {
  name: string;
  streams: number;
  /** Tokens of each stream. */
  tokens: number;
  /** Tokens per second and stream; null for as fast as they are taken. */
  rate: number | null;
  /** Streams begun per second; null for all at once. */
  per_second: number | null;
  /** Whether the conversation is made within the measured time, as for somebody who opens a chat and asks. */
  is_new_chat: boolean;
  /** Times in a row within one round, for loads of few streams. */
  repeats: number;
  /** Left out of later rounds, since one takes half a minute. */
  once: boolean;
}

const load = (name: string, streams: number, tokens: number, rate: number | null, more: Partial<Load> = {}): Load => ({
  name,
  streams,
  tokens,
  rate,
  per_second: null,
  is_new_chat: false,
  repeats: 1,
  once: false,
  ...more,
});

/** Every load of a full run, by what `--only` calls it. */
export const LOADS: Load[] = [
  load("1", 1, 4000, null, { repeats: 8 }),
  load("10", 10, 4000, null),
  load("50", 50, 4000, null),
  load("1@30", 1, 120, 30),
  load("10@30", 10, 120, 30),
  load("50@30", 50, 150, 30),
  load("new50", 50, 20, 30, { is_new_chat: true }),
  load("new50/s", 150, 20, 30, { is_new_chat: true, per_second: 50 }),
  load("200@30", 200, 300, 30, { once: true }),
  // Begun at a rate that one process can begin, and long enough that all of them stream side by side for a while.
  load("1000@10", 1000, 500, 10, { per_second: 25, once: true }),
];

/** What `--quick` runs: under a minute with its server's start. */
export const QUICK_LOADS: Load[] = [
  load("1", 1, 4000, null, { repeats: 5 }),
  load("50", 50, 4000, null),
  load("50@30", 50, 90, 30),
  load("new50", 50, 20, 30, { is_new_chat: true }),
];

/** Seconds after which a load is given up: well beyond what it takes by itself. */
export const limitOf = ({ streams, per_second, tokens, rate }: Load): number => {
  const ideal = (rate === null ? 0 : tokens / rate) + (per_second === null ? 0 : streams / per_second);
  return Math.max(45, ideal * 1.5);
};
