import { isAlmaError } from "../../lib/core/errors.ts";
import { logger } from "../../lib/core/logger.ts";
import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import type { ToolDefinition, ToolOutcome } from "../tools/define-tool.ts";
import type { AgentFrame } from "./run-frame.ts";

/** The second half of a call's path: runs the tool with timeout and abort, and makes its one result. */
export async function executeTool(
  frame: AgentFrame,
  tool: ToolDefinition,
  name: string,
  input: unknown,
): Promise<ToolResult> {
  const started = performance.now();
  const outcome = await runBounded(frame, tool, name, input);
  const execution_time = Math.round(performance.now() - started) / 1000;
  const metadata = { tool: name };
  if (outcome.ok) return { success: true, result: outcome.result, error: null, execution_time, metadata };
  const { error, result = null } = outcome;
  return { success: false, result, error, execution_time, metadata };
}

/** Runs a tool; whatever it throws becomes its result, and it ends at its timeout or at the run's stop. */
async function runBounded(
  frame: AgentFrame,
  tool: ToolDefinition,
  name: string,
  input: unknown,
): Promise<ToolOutcome<unknown>> {
  const { lease } = frame.run;
  const seconds = frame.agent.definition.tool_timeouts.get(name) ?? tool.timeout;
  const timeout = AbortSignal.timeout(seconds * 1000);
  const signal = AbortSignal.any([lease.signal, timeout]);
  const { conversation_id, user_id } = lease.run;
  try {
    const running = tool.run(input, { actor: lease.actor, workspace: { conversation_id, user_id }, signal });
    return await Promise.race([running, whenAborted(signal)]);
  } catch (error) {
    if (timeout.aborted) return { ok: false, error: `TIMEOUT: ${name} took longer than ${seconds} seconds.` };
    if (lease.signal.aborted) return { ok: false, error: "CANCELLED: the run was stopped." };
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

export const failed = (error: string, execution_time = 0): ToolResult => ({
  success: false,
  result: null,
  error,
  execution_time,
  metadata: {},
});
