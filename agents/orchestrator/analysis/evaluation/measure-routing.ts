import { analyze } from "../analyze.ts";
import type { Lexicon } from "../lexicon/compile-lexicon.ts";
import type { TaskAnalysis } from "../task-analysis.ts";
import type { RoutingPrompt } from "./load-prompts.ts";

export type Share = { right: number; total: number };
export type Groups = [name: string, share: Share][];

export type Measurement = Share & {
  by_label: Groups;
  by_language: Groups;
  by_confidence: Groups;
  by_decider: Groups;
  /** label -> chosen agent -> how often */
  confusion: Map<string, Map<string, number>>;
  mean_confidence: number;
  /** Mean distance between confidence and share right over ten equal bands, weighted by their size. */
  calibration_error: number;
};

type Outcome = { prompt: RoutingPrompt; analysis: TaskAnalysis; isRight: boolean };

const BANDS = 10;
const bandOf = ({ analysis }: Outcome): number => Math.min(BANDS - 1, Math.floor(analysis.confidence * BANDS));
const bandName = (outcome: Outcome): string =>
  `${(bandOf(outcome) / BANDS).toFixed(1)}-${((bandOf(outcome) + 1) / BANDS).toFixed(1)}`;

const share = (outcomes: Outcome[]): Share => ({
  right: outcomes.filter((outcome) => outcome.isRight).length,
  total: outcomes.length,
});

const groupBy = (outcomes: Outcome[], key: (outcome: Outcome) => string): Groups =>
  [...Map.groupBy(outcomes, key)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, members]) => [name, share(members)]);

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const calibrationError = (outcomes: Outcome[]): number =>
  [...Map.groupBy(outcomes, bandOf).values()].reduce((sum, members) => {
    const { right, total } = share(members);
    const claimed = mean(members.map((outcome) => outcome.analysis.confidence));
    return sum + (Math.abs(claimed - right / total) * total) / outcomes.length;
  }, 0);

const confusionOf = (outcomes: Outcome[]): Measurement["confusion"] => {
  const table: Measurement["confusion"] = new Map();
  for (const { prompt, analysis } of outcomes) {
    const row = table.get(prompt.label) ?? new Map<string, number>();
    row.set(analysis.agent, (row.get(analysis.agent) ?? 0) + 1);
    table.set(prompt.label, row);
  }
  return table;
};

/** Routes every prompt and counts; `lexicon` is for measuring with some terms switched off. */
export const measureRouting = (prompts: RoutingPrompt[], lexicon?: Lexicon): Measurement => {
  const outcomes = prompts.map((prompt): Outcome => {
    const context = { attachments: prompt.attachments ?? [], previous_agent: prompt.previous_agent };
    const analysis = analyze(prompt.text, context, lexicon);
    return { prompt, analysis, isRight: analysis.agent === prompt.label };
  });
  return {
    ...share(outcomes),
    by_label: groupBy(outcomes, ({ prompt }) => prompt.label),
    by_language: groupBy(outcomes, ({ prompt }) => prompt.id.slice(0, 2)),
    by_confidence: groupBy(outcomes, bandName),
    by_decider: groupBy(outcomes, ({ analysis }) => (analysis.needs_model ? "model" : "local")),
    confusion: confusionOf(outcomes),
    mean_confidence: mean(outcomes.map(({ analysis }) => analysis.confidence)),
    calibration_error: calibrationError(outcomes),
  };
};
