import { softmax } from "../calibration.ts";
import { combineVotes } from "../combine-votes.ts";
import type { RoutingPrompt } from "./load-prompts.ts";

/** Share of every label given to the other agents, because the scorers were tuned on the same prompts. */
const SMOOTHING = 0.05;

const lossAt = (temperature: number, cases: { logits: Record<string, number>; label: string }[]): number => {
  const losses = cases.map(({ logits, label }) => {
    const scores = Object.entries(softmax(logits, temperature));
    return scores.reduce((sum, [agent, score]) => {
      const target = agent === label ? 1 - SMOOTHING : SMOOTHING / (scores.length - 1);
      return sum - target * Math.log(Math.max(score, 1e-12));
    }, 0);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
};

/** The softmax temperature between 0.3 and 4 under which the labels are likeliest, by trying them all. */
export const fitTemperature = (prompts: RoutingPrompt[]): { temperature: number; loss: number } => {
  const cases = prompts.map(({ text, attachments = [], previous_agent, label }) => ({
    logits: combineVotes(text, { attachments, previous_agent }).logits,
    label,
  }));
  const tried = Array.from({ length: 75 }, (_, index) => 0.3 + index * 0.05);
  const measured = tried.map((temperature) => ({ temperature, loss: lossAt(temperature, cases) }));
  return measured.reduce((best, next) => (next.loss < best.loss ? next : best));
};
