import { isAlmaError } from "../../lib/core/errors.ts";
import { logger } from "../../lib/core/log/logger.ts";
import type { ToolOutcome } from "../tools/define-tool.ts";
import { askForTool } from "./ask-for-tool.ts";
import type { ExecutableCall } from "./prepare-call.ts";
import type { AgentFrame } from "./run-frame.ts";

/** One try of a tool: whatever it throws becomes its result, and it ends at its timeout or at the run's stop. */
export async function runBounded(
  frame: AgentFrame,
  { name, tool, input }: ExecutableCall,
  call_id: string,
): Promise<ToolOutcome<unknown>> {
  const { lease } = frame.run;
  const { definition } = frame.agent;
  const seconds = Math.min(definition.tool_configurations.get(name)?.timeout ?? tool.timeout, tool.timeout);
  const timeout = AbortSignal.timeout(seconds * 1000);
  const signal = AbortSignal.any([lease.signal, timeout]);
  const { conversation_id, user_id } = lease.run;
  const call = { call_id, agent_name: definition.name };
  const workspace = { conversation_id, user_id, by: call };
  const ended = (): string | null => {
    if (timeout.aborted) return `TIMEOUT: ${name} took longer than ${seconds} seconds.`;
    return lease.signal.aborted ? "CANCELLED: the run was stopped." : null;
  };
  try {
    const running = tool.run(input, { actor: lease.actor, workspace, call, signal, ask: askForTool(frame, signal) });
    const outcome = await Promise.race([running, whenAborted(signal)]);
    if (outcome.ok || /^TIMEOUT\b/.test(outcome.error)) return outcome;
    // What a tool says that was ended from here is what the end did to it.
    return { ...outcome, error: ended() ?? outcome.error };
  } catch (error) {
    const why = ended();
    if (why !== null) return { ok: false, error: why };
    if (isAlmaError(error)) return { ok: false, error: `${error.code}: ${error.message}` };
    logger().error({ err: error, tool: name, run_id: lease.run.run_id }, "tool failed");
    return { ok: false, error: "INTERNAL_ERROR: the tool failed on our side." };
  }
}

/** Rejects at the abort, so that a tool that does not listen cannot hold its run. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
