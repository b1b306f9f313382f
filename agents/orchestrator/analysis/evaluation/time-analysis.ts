import { analyze } from "../analyze.ts";
import type { RoutingPrompt } from "./load-prompts.ts";

const ROUNDS = 10;

/** Milliseconds per call over all prompts, after one round to warm up. */
export const timeAnalysis = (prompts: RoutingPrompt[]): { mean: number; p99: number } => {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { text, attachments = [], previous_agent } of prompts) {
      const start = performance.now();
      analyze(text, { attachments, previous_agent });
      if (round > 0) times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  return {
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
};
