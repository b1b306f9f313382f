import { CLIENT_TOOL, type Task } from "../../lib/context/index.ts";
import type { ResolvedModel } from "../../lib/providers/index.ts";
import { LiveAnswer } from "../../lib/realtime/index.ts";
import type { Lease, Progress } from "../../lib/runs/index.ts";
import { UsageTally } from "../../lib/usage/index.ts";
import type { AgentLimits } from "../define.ts";
import { tools } from "../tools/registry.ts";
import { Ledger } from "./ledger.ts";
import { Provenance } from "./provenance.ts";
import type { AvailableAgent, RunFrame } from "./run-frame.ts";

/** Attempts of one holder of the lease; the next holder begins above them all. */
const ATTEMPTS_PER_CLAIM = 1000;

interface FrameParts {
  lease: Lease;
  agents: ReadonlyMap<string, AvailableAgent>;
  task: Task;
  progress: Progress;
  model: ResolvedModel;
  modelOf: RunFrame["modelOf"];
  limits: AgentLimits;
}

/** Everything the agents of a run share, with what earlier holders of its lease have finished. */
export function prepareFrame({ lease, agents, task, progress, model, modelOf, limits }: FrameParts): RunFrame {
  const { run } = lease;
  const answer = new LiveAnswer({
    conversation_id: run.conversation_id,
    message_id: run.assistant_message_id,
    text: saidSoFar(progress, "text"),
    reasoning: saidSoFar(progress, "reasoning"),
    attempt: (run.fence - 1) * ATTEMPTS_PER_CLAIM,
  });
  // The time a run may take is time at work: a night without a server does not count.
  const ledger = new Ledger(limits, new Date());
  const tally = new UsageTally((work) => lease.defer(work));
  return { lease, answer, ledger, progress, model, modelOf, tally, agents, provenance: provenanceOf(task) };
}

/** What was read for an earlier answer is in what the model is told of it. */
function provenanceOf({ text, history, earlier_tools }: Task): Provenance {
  const said = (by: "user" | "assistant") => history.flatMap((turn) => (turn.role === by ? [turn.text] : []));
  const provenance = new Provenance([...said("user"), text]);
  if (earlier_tools.some(bringsIn)) provenance.note(said("assistant").join("\n"));
  return provenance;
}

/** Nobody knows where a program's own tools read. */
const bringsIn = (name: string): boolean => name.startsWith(CLIENT_TOOL) || tools.get(name)?.untrusted_output === true;

/** What the chosen agent said (or thought) in its finished steps, as `askModel` joins them. */
const saidSoFar = (progress: Progress, kind: "text" | "reasoning"): string =>
  progress.steps
    .flatMap(({ branch, output }) => {
      const said: unknown = branch === "" && typeof output === "object" && output !== null && Reflect.get(output, kind);
      return typeof said === "string" && said !== "" ? [said] : [];
    })
    .join("\n\n");
