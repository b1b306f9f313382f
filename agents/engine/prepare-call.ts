import { hasPermission } from "../../lib/core/permissions.ts";
import type { ToolCallRequest } from "../../lib/providers/index.ts";
import type { ToolDefinition } from "../tools/define-tool.ts";
import { tools } from "../tools/registry.ts";
import type { AgentFrame } from "./run-frame.ts";

/** A call that may be executed, with its parsed input, or why it may not. */
export type PreparedCall =
  | { ok: true; tool: ToolDefinition; input: unknown; needs_approval: boolean }
  | { ok: false; error: string };

/** The first half of every call's path: permission, validation, and whether a person must be asked. Touches nothing. */
export function prepareCall(frame: AgentFrame, request: ToolCallRequest): PreparedCall {
  const { tool_name } = request;
  const tool = tools.get(tool_name);
  if (!tool || !frame.agent.definition.tools.includes(tool_name)) {
    const usable = frame.agent.definition.tools.join(", ");
    return refused(`There is no tool ${JSON.stringify(tool_name)}. Usable tools: ${usable}.`);
  }
  if (tool.security_level === "dangerous" && !hasPermission(frame.run.lease.actor, `tool:${tool_name}`)) {
    return refused(`PERMISSION_DENIED: ${tool_name} needs the permission of an administrator.`);
  }
  if (request.invalid !== undefined) return refused(`INVALID_INPUT: ${request.invalid}`);
  const input = tool.input.safeParse(request.input);
  if (!input.success) {
    const problems = input.error.issues.map((issue) => `${issue.path.join(".") || "input"}: ${issue.message}`);
    return refused(`INVALID_INPUT: ${problems.join("; ")}. Call again with corrected input.`);
  }
  return { ok: true, tool, input: input.data, needs_approval: needsApproval(frame, tool, input.data) };
}

const refused = (error: string): PreparedCall => ({ ok: false, error });

function needsApproval({ run: { provenance } }: AgentFrame, tool: ToolDefinition, input: unknown): boolean {
  if (tool.needsApproval?.(input, { has_read_untrusted: provenance.hasReadUntrusted })) return true;
  const destination = tool.destination?.(input);
  return destination !== undefined && !provenance.mayVisit(destination);
}

/** Whether a call that a crash cut off may be executed again. */
export function mayRepeat(request: ToolCallRequest): boolean {
  const tool = tools.get(request.tool_name);
  if (!tool?.mayRepeat) return tool?.idempotent === true;
  const input = tool.input.safeParse(request.input);
  return input.success && tool.mayRepeat(input.data);
}
