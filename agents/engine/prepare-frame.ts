import type { Task } from "../../lib/context/index.ts";
import { isAlmaError } from "../../lib/core/errors.ts";
import { type ResolvedModel, resolveModel } from "../../lib/providers/index.ts";
import { LiveAnswer } from "../../lib/realtime/index.ts";
import { type Lease, loadProgress, type Progress } from "../../lib/runs/index.ts";
import { Ledger } from "./ledger.ts";
import { Provenance } from "./provenance.ts";
import type { AvailableAgent, RunFrame } from "./run-frame.ts";

/** Attempts of one holder of the lease; the next holder begins above them all. */
const ATTEMPTS_PER_CLAIM = 1000;

/** Everything the agents of a run share, with what earlier holders of its lease have finished. */
export async function prepareFrame(
  lease: Lease,
  agent: AvailableAgent,
  agents: ReadonlyMap<string, AvailableAgent>,
  task: Task,
): Promise<RunFrame> {
  const { run } = lease;
  const [progress, model] = await Promise.all([loadProgress(lease), modelFor(lease, agent)]);
  const answer = new LiveAnswer({
    conversation_id: run.conversation_id,
    message_id: run.assistant_message_id,
    text: saidSoFar(progress, "text"),
    reasoning: saidSoFar(progress, "reasoning"),
    attempt: (run.fence - 1) * ATTEMPTS_PER_CLAIM,
  });
  // The time a run may take is time at work: a night without a server does not count.
  const ledger = new Ledger(agent.definition.limits, new Date());
  const said = task.history.flatMap(({ role, text }) => (role === "user" ? [text] : []));
  return { lease, answer, ledger, progress, model, agents, provenance: new Provenance([...said, task.text]) };
}

/** The model the person asked for, or the agent's own while it can be had, or the person's default. */
async function modelFor({ actor, run }: Lease, agent: AvailableAgent): Promise<ResolvedModel> {
  if (run.requested_model_id !== null || agent.model_id === null) return resolveModel(actor, run.requested_model_id);
  try {
    return await resolveModel(actor, agent.model_id);
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    return resolveModel(actor, null);
  }
}

/** What the chosen agent said (or thought) in its finished steps, as `askModel` joins them. */
const saidSoFar = (progress: Progress, kind: "text" | "reasoning"): string =>
  progress.steps
    .flatMap(({ branch, output }) => {
      const said: unknown = branch === "" && typeof output === "object" && output !== null && Reflect.get(output, kind);
      return typeof said === "string" && said !== "" ? [said] : [];
    })
    .join("\n\n");
