import { fail, isAlmaError } from "../../lib/core/errors.ts";
import { logger } from "../../lib/core/logger.ts";
import { storable } from "../../lib/core/storable.ts";
import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import type { ToolCallRequest } from "../../lib/providers/index.ts";
import { recordToolEnd, recordToolStart } from "../../lib/runs/index.ts";
import type { ToolDefinition, ToolOutcome } from "../tools/define-tool.ts";
import { tools } from "../tools/registry.ts";
import type { AgentFrame } from "./run-frame.ts";

/** The one tool that is the engine's own doing. */
export const DELEGATE = "delegate";

/**
 * The one path of every tool call: row `started` -> permission -> validation -> execution with timeout and abort -> row
 * `finished` with its one result. After a crash a finished call gives its recorded result, and a started one is executed
 * again only if its tool says that is harmless.
 */
export async function callTool(frame: AgentFrame, index: number, request: ToolCallRequest): Promise<ToolResult> {
  const result = await recordedCall(frame, index, request, () => execute(frame, request));
  if (tools.get(request.tool_name)?.untrusted_output && result.success) {
    frame.run.provenance.note(JSON.stringify(result.result));
  }
  return result;
}

/** Wraps the execution of a call in its rows; also used by delegation, whose doing is not a tool's. */
export async function recordedCall(
  frame: AgentFrame,
  index: number,
  request: ToolCallRequest,
  work: (call_id: string) => Promise<ToolResult>,
): Promise<ToolResult> {
  const { lease, ledger, progress, answer } = frame.run;
  const { branch, agent } = frame;
  ledger.chargeStep();
  const step = progress.steps.find((known) => known.branch === branch && known.index === index);
  const known = progress.tool_calls.find((call) => call.step_id === step?.step_id);
  if (known?.result) return known.result;
  const { tool_name, provider_call_id, input } = request;
  const agent_name = agent.definition.name;
  const offset = answer.text.length;
  const start = { branch, index, agent_name, tool_name, provider_call_id, input, offset };
  const { call_id, step_id } = known ?? (await recordToolStart(lease, start));
  const end = { call_id, step_id, tool_name, agent_id: agent.agent_id };
  if (known && !mayRepeat(tool_name)) {
    const unknown = failed("Its outcome is unknown: the server stopped while it ran. It was not repeated.", 0);
    await recordToolEnd(lease, end, unknown, "unknown");
    return unknown;
  }
  const result = storable(await work(call_id));
  // Cut off by this process's end, not by the tool's: the next process calls it again or tells that it cannot know.
  const isCutOff = lease.signal.reason === "shutdown" && (!result.success || tool_name === DELEGATE);
  if (isCutOff) throw fail("RUN_CANCELLED", { message: "The server is stopping." });
  await recordToolEnd(lease, end, result, "finished");
  return result;
}

const mayRepeat = (tool_name: string): boolean => tool_name === DELEGATE || tools.get(tool_name)?.idempotent === true;

const NOT_NAMED =
  "UNTRUSTED_CONTENT: after reading a page or a file, only addresses that the person wrote or that were read word for word may be visited. Ask the person to send the address.";

async function execute(frame: AgentFrame, request: ToolCallRequest): Promise<ToolResult> {
  const started = performance.now();
  const seconds = () => Math.round(performance.now() - started) / 1000;
  const tool = tools.get(request.tool_name);
  if (!tool || !frame.agent.definition.tools.includes(request.tool_name)) {
    const usable = frame.agent.definition.tools.join(", ");
    return failed(`There is no tool ${JSON.stringify(request.tool_name)}. Usable tools: ${usable}.`, 0);
  }
  if (tool.security_level === "dangerous" && !frame.run.lease.actor.is_superuser) {
    return failed(`PERMISSION_DENIED: ${request.tool_name} needs the permission of an administrator.`, 0);
  }
  if (request.invalid !== undefined) return failed(`INVALID_INPUT: ${request.invalid}`, 0);
  const input = tool.input.safeParse(request.input);
  if (!input.success) {
    const problems = input.error.issues.map((issue) => `${issue.path.join(".") || "input"}: ${issue.message}`);
    return failed(`INVALID_INPUT: ${problems.join("; ")}. Call again with corrected input.`, 0);
  }
  const destination = tool.destination?.(input.data);
  if (destination !== undefined && !frame.run.provenance.mayVisit(destination)) return failed(NOT_NAMED, 0);
  const outcome = await runBounded(frame, tool, request.tool_name, input.data);
  const metadata = { tool: request.tool_name };
  if (outcome.ok) {
    return { success: true, result: outcome.result, error: null, execution_time: seconds(), metadata };
  }
  const { error, result = null } = outcome;
  return { success: false, result, error, execution_time: seconds(), metadata };
}

/** Runs a tool; whatever it throws becomes its result, and it ends at its timeout or at the run's stop. */
async function runBounded(
  frame: AgentFrame,
  tool: ToolDefinition,
  name: string,
  input: unknown,
): Promise<ToolOutcome<unknown>> {
  const { lease } = frame.run;
  const timeout = AbortSignal.timeout(tool.timeout * 1000);
  const signal = AbortSignal.any([lease.signal, timeout]);
  const { conversation_id, user_id } = lease.run;
  try {
    const running = tool.run(input, { actor: lease.actor, workspace: { conversation_id, user_id }, signal });
    return await Promise.race([running, whenAborted(signal)]);
  } catch (error) {
    if (timeout.aborted) return { ok: false, error: `TIMEOUT: ${name} took longer than ${tool.timeout} seconds.` };
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

export const failed = (error: string, execution_time: number): ToolResult => ({
  success: false,
  result: null,
  error,
  execution_time,
  metadata: {},
});
