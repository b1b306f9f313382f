import { GENERAL_PRIOR } from "./calibration.ts";
import type { Lexicon } from "./lexicon/compile-lexicon.ts";
import { compileLexicon } from "./lexicon/compile-lexicon.ts";
import { type Reading, readMessage } from "./read-message.ts";
import { scoreActions } from "./scorers/score-actions.ts";
import { scoreArithmetic } from "./scorers/score-arithmetic.ts";
import { scoreAttachments } from "./scorers/score-attachments.ts";
import { scoreCode } from "./scorers/score-code.ts";
import { scoreCorrections } from "./scorers/score-corrections.ts";
import { scoreFigures } from "./scorers/score-figures.ts";
import { scoreKeywords } from "./scorers/score-keywords.ts";
import { scoreLinks } from "./scorers/score-links.ts";
import { scorePreviousAgent } from "./scorers/score-previous-agent.ts";
import { scoreSmallTalk } from "./scorers/score-small-talk.ts";
import { scoreSubject } from "./scorers/score-subject.ts";
import { scoreWording } from "./scorers/score-wording.ts";
import type { Scorer } from "./scorers/scorer.ts";
import { sumByDomain, weighSeveral } from "./several-domains.ts";
import {
  type AnalysisContext,
  agentOfDomain,
  type Domain,
  domains,
  orchestratorAgent,
  type Vote,
} from "./task-analysis.ts";

const scorers: Scorer[] = [
  scoreKeywords,
  scoreActions,
  scoreCode,
  scoreArithmetic,
  scoreFigures,
  scoreLinks,
  scoreAttachments,
  scorePreviousAgent,
  scoreCorrections,
  scoreSmallTalk,
  scoreSubject,
  scoreWording,
];

export const defaultLexicon = compileLexicon();

export type Tally = { reading: Reading; votes: Vote[]; logits: Record<string, number>; joined: Domain[] };

/** Asks every scorer and adds the votes up to one logit per agent name, not yet probabilities. */
export const combineVotes = (message: string, context: AnalysisContext, lexicon: Lexicon = defaultLexicon): Tally => {
  const reading = readMessage(message, lexicon);
  const votes = scorers.flatMap((score) => score(reading, context, lexicon));
  const sums = sumByDomain(votes);
  const logits: Record<string, number> = {};
  for (const domain of domains) logits[agentOfDomain[domain]] = sums[domain];
  const { margin, joined } = weighSeveral(votes, reading);
  logits[orchestratorAgent] = Math.max(sums.coding, sums.web, sums.file) + margin;
  logits[agentOfDomain.general] = sums.general + GENERAL_PRIOR;
  // Votes for an agent by name (an earlier answer, a correction) may name one that a person made.
  for (const vote of votes) {
    if (vote.agent) logits[vote.agent] = (logits[vote.agent] ?? 0) + vote.weight;
  }
  return { reading, votes, logits, joined };
};
