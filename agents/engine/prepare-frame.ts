import type { Task } from "../../lib/context/index.ts";
import type { ResolvedModel } from "../../lib/providers/index.ts";
import { LiveAnswer } from "../../lib/realtime/index.ts";
import type { Lease, Progress } from "../../lib/runs/index.ts";
import { UsageTally } from "../../lib/usage/index.ts";
import type { AgentLimits } from "../define.ts";
import { tools } from "../tools/registry.ts";
import { DELEGATE } from "./call-tool.ts";
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
  is_restricted: boolean;
}

/** Everything the agents of a run share, with what earlier holders of its lease have finished. */
export function prepareFrame(parts: FrameParts): RunFrame {
  const { lease, agents, task, progress, model, modelOf, limits, is_restricted } = parts;
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
  const provenance = provenanceOf(task);
  return { lease, answer, ledger, progress, model, modelOf, tally, agents, provenance, is_restricted };
}

/**
 * What was read for an earlier answer is in what the model is told of it, and names of files are whoever's who named them.
 * An earlier answer names no address: a fooled model could have written one into it for the next run to visit.
 */
function provenanceOf({ text, attachments, history, earlier_tools, has_read_untrusted }: Task): Provenance {
  const said = history.flatMap((turn) => (turn.role === "user" ? [turn.text] : []));
  const provenance = new Provenance([...said, text]);
  const hasFiles = attachments.length > 0 || history.some((turn) => turn.attachments.length > 0);
  if (hasFiles || has_read_untrusted || earlier_tools.some(bringsIn)) provenance.taint();
  return provenance;
}

/** Nobody knows where a program's own tools read, nor those that there are no more. */
function bringsIn(name: string): boolean {
  const tool = tools.get(name);
  return tool ? tool.untrusted_output === true : name !== DELEGATE;
}

/** What the chosen agent said (or thought) in its finished steps, as `askModel` joins them. */
const saidSoFar = (progress: Progress, kind: "text" | "reasoning"): string =>
  progress.steps
    .flatMap(({ branch, output }) => {
      const said: unknown = branch === "" && typeof output === "object" && output !== null && Reflect.get(output, kind);
      return typeof said === "string" && said !== "" ? [said] : [];
    })
    .join("\n\n");
