import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import { withinOrigin } from "../../lib/web/index.ts";
import { listWorkspaceFiles } from "../../lib/workspace/index.ts";
import type { ToolOutcome } from "../tools/define-tool.ts";
import type { ExecutableCall } from "./prepare-call.ts";
import { runBounded } from "./run-bounded.ts";
import type { AgentFrame } from "./run-frame.ts";
import { cutResult, lengthOf } from "./tool-call/cut-result.ts";
import { keepWhole } from "./tool-call/keep-whole.ts";
import { namesAddresses } from "./tool-call/names-addresses.ts";
import { type CallKey, resultCache } from "./tool-call/result-cache.ts";
import { tryAgain } from "./tool-call/try-again.ts";

const MAX_RESULT_CHARS = 30_000;
/** An error is a sentence or a few. */
const MAX_ERROR_CHARS = 4_000;

/**
 * The second half of a call's path: the kept result of the same call, or the tool itself with timeout, abort and further
 * tries, and its one result, cut to what a model is given. What is remarkable about it is in its metadata.
 */
export async function executeTool(frame: AgentFrame, call: ExecutableCall, call_id: string): Promise<ToolResult> {
  const started = performance.now();
  const key = await cacheKey(frame, call);
  const kept = key && resultCache().find(key);
  const { outcome, about } = kept
    ? { outcome: { ok: true as const, result: kept.result }, about: { cache: { hit: true, age: kept.age } } }
    : await tryTool(frame, call, call_id);
  const execution_time = Math.round(performance.now() - started) / 1000;
  const { result, whole } = await withinBudget(frame, call, call_id, outcome.result ?? null);
  if (key && !kept && !whole && outcome.ok) resultCache().keep(key, result, call.tool.cache ?? 0);
  const metadata = { tool: call.name, ...about, ...(await outside(frame, call, outcome.ok)), ...(whole && { whole }) };
  if (outcome.ok) return { success: true, result, error: null, execution_time, metadata };
  return { success: false, result, error: outcome.error.slice(0, MAX_ERROR_CHARS), execution_time, metadata };
}

async function tryTool(frame: AgentFrame, call: ExecutableCall, call_id: string) {
  const { lease, ledger } = frame.run;
  const { max_retries = 0 } = frame.agent.definition.tool_configurations.get(call.name) ?? {};
  const { outcome, failed } = await tryAgain(
    () => withinOrigin(call.bound_to, () => runBounded(frame, call, call_id)),
    {
      max_retries: call.may_repeat ? max_retries : 0,
      signal: lease.signal,
      millisecondsLeft: () => ledger.millisecondsLeft,
    },
  );
  const about = failed.length === 0 ? {} : { attempts: failed.length + 1, failed_attempts: failed };
  return { outcome, about };
}

/** Null for a tool whose results are not kept. */
async function cacheKey(frame: AgentFrame, { name, tool, input }: ExecutableCall): Promise<CallKey | null> {
  if (!tool.cache || !tool.idempotent) return null;
  const { user_id, conversation_id } = frame.run.lease.run;
  if (!tool.reads_workspace) return { user_id, conversation_id, tool_name: name, input, workspace: "" };
  const files = await listWorkspaceFiles({ conversation_id, user_id });
  const workspace = files.map(({ path, size, updated_at }) => `${path}\n${size} ${updated_at}`).join("\n");
  return { user_id, conversation_id, tool_name: name, input, workspace };
}

async function withinBudget(
  frame: AgentFrame,
  { name, tool }: ExecutableCall,
  call_id: string,
  result: ToolOutcome<unknown>["result"],
) {
  const budget = tool.max_result_chars ?? MAX_RESULT_CHARS;
  if (lengthOf(result) <= budget) return { result, whole: null };
  const { conversation_id, user_id } = frame.run.lease.run;
  const by = { agent_name: frame.agent.definition.name, call_id };
  const whole = await keepWhole({ conversation_id, user_id, by }, { call_id, tool_name: name }, result);
  return { result: cutResult(result, budget), whole };
}

/** That the result came from outside, from where, and whether addresses in it may be followed. */
async function outside(frame: AgentFrame, call: ExecutableCall, isDone: boolean) {
  const { name, tool, input } = call;
  if (!tool.untrusted_output) return {};
  const path: unknown = typeof input === "object" && input !== null ? Reflect.get(input, "path") : undefined;
  const source = tool.destination?.(input) ?? (typeof path === "string" ? path : name);
  const names_addresses = await namesAddresses(frame.run.lease.run, call, isDone);
  return { untrusted: true, source: source.slice(0, 300), ...(names_addresses && { names_addresses }) };
}

export const failed = (error: string, execution_time = 0): ToolResult => ({
  success: false,
  result: null,
  error,
  execution_time,
  metadata: {},
});
