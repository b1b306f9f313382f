import { CONFIDENT, softmax, TEMPERATURE } from "./calibration.ts";
import { combineVotes, defaultLexicon } from "./combine-votes.ts";
import { explainChoice, explainUnavailable } from "./explain-choice.ts";
import type { Lexicon } from "./lexicon/compile-lexicon.ts";
import { estimateDuration, judgeComplexity, listPrerequisites, listTools } from "./plan-work.ts";
import {
  type AnalysisContext,
  agentOfDomain,
  type Domain,
  domains,
  orchestratorAgent,
  type TaskAnalysis,
} from "./task-analysis.ts";

const best = (scores: Record<string, number>): [string, number] =>
  Object.entries(scores).reduce((top, entry) => (entry[1] > top[1] ? entry : top), [orchestratorAgent, -1]);

const domainOf = (agent: string): Domain | undefined => domains.find((domain) => agentOfDomain[domain] === agent);

/** The kind of work behind an agent; for one that a person made, the kind the message looks like. */
const domainBehind = (agent: string, scores: Record<string, number>): Domain =>
  domainOf(agent) ??
  [...domains].sort((a, b) => (scores[agentOfDomain[b]] ?? 0) - (scores[agentOfDomain[a]] ?? 0))[0] ??
  "general";

/**
 * Decides locally which agent a message is for, and how sure that is. Pure, synchronous, under a millisecond for
 * ordinary messages; any string is accepted. When `needs_model` is true the orchestrator's model should decide, and
 * `agent` is only the likeliest one. An agent that `available_agents` leaves out is replaced by the orchestrator.
 */
export const analyze = (message: string, context: AnalysisContext, lexicon: Lexicon = defaultLexicon): TaskAnalysis => {
  const { reading, votes, logits, joined } = combineVotes(message, context, lexicon);
  const scores = softmax(logits, TEMPERATURE);
  const [chosen, confidence] = best(scores);
  const isSeveral = chosen === orchestratorAgent;
  const work: Domain[] = isSeveral ? joined : [domainBehind(chosen, scores)];
  const isAvailable = context.available_agents?.includes(chosen) ?? true;
  const complexity = judgeComplexity(work, reading);
  const tools = listTools(work, reading, context);
  return {
    task_type: isSeveral ? "multi" : domainBehind(chosen, scores),
    agent: isAvailable ? chosen : orchestratorAgent,
    confidence,
    complexity,
    required_tools: tools,
    estimated_duration: estimateDuration(complexity, tools),
    prerequisites: listPrerequisites(work, reading, context),
    reason: isAvailable ? explainChoice(chosen, votes, joined) : explainUnavailable(chosen),
    scores,
    needs_model: isSeveral || !isAvailable || confidence < CONFIDENT,
  };
};
