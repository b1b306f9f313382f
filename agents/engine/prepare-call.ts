import { hasPermission } from "../../lib/core/permissions.ts";
import type { ToolCallRequest } from "../../lib/providers/index.ts";
import type { ToolDefinition } from "../tools/define-tool.ts";
import { inputSchema } from "../tools/tool-schemas.ts";
import type { AgentFrame } from "./run-frame.ts";
import { addressesWithin } from "./tool-call/address-forms.ts";
import { checkInput } from "./tool-call/check-input.ts";
import { configuredInput } from "./tool-call/configured-input.ts";
import { toolOf } from "./tool-of.ts";

/** A call that may be executed. `given` is what a person is shown of its input, `input` what the tool gets. */
export interface ExecutableCall {
  ok: true;
  name: string;
  tool: ToolDefinition;
  given: unknown;
  input: unknown;
  /** It may be executed again, after a failure that may pass or a crash that hid how it ended. */
  may_repeat: boolean;
  needs_approval: boolean;
  /** The origin it may reach, where nobody is asked because its person has allowed calls to that one in general. */
  bound_to?: string | undefined;
}

/** A call as it is to be made, or why it is not. */
export type PreparedCall = ExecutableCall | { ok: false; error: string };

/** The first half of every call's path: permission, validation, and whether a person must be asked. Touches nothing. */
export function prepareCall(frame: AgentFrame, request: ToolCallRequest): PreparedCall {
  const { tool_name } = request;
  const { definition } = frame.agent;
  const tool = toolOf(frame.agent, tool_name);
  if (!tool || !definition.tools.includes(tool_name)) {
    const usable = definition.tools.filter((name) => mayUse(frame, toolOf(frame.agent, name))).join(", ");
    return refused(`There is no tool ${JSON.stringify(tool_name)}. Usable tools: ${usable || "none"}.`);
  }
  if (!mayUse(frame, tool)) {
    return refused(
      `RESTRICTED_MODE: ${tool_name} changes or sends something, and this work only looks. Answer without it, or say that restricted mode must be switched off.`,
    );
  }
  if (tool.security_level === "dangerous" && !hasPermission(frame.run.lease.actor, `tool:${tool_name}`)) {
    return refused(`PERMISSION_DENIED: ${tool_name} needs the permission of an administrator.`);
  }
  if (request.invalid !== undefined) return refused(`INVALID_INPUT: ${request.invalid}`);
  const configuration = definition.tool_configurations.get(tool_name);
  const checked = checkInput(tool, configuredInput(request.input, inputSchema(tool), configuration));
  if (!checked.ok) return refused(checked.error);
  const { given, parsed: input } = checked;
  const may_repeat = tool.mayRepeat?.(input) ?? tool.idempotent;
  return { ok: true, name: tool_name, tool, given, input, may_repeat, needs_approval: asksPerson(frame, tool, input) };
}

const refused = (error: string): PreparedCall => ({ ok: false, error });

/** In restricted mode only what is safe is offered and done. What is no tool (delegation) is not held back. */
export const mayUse = ({ is_restricted }: AgentFrame, tool: ToolDefinition | undefined): boolean =>
  !is_restricted || tool === undefined || tool.security_level === "safe";

function asksPerson({ run: { provenance } }: AgentFrame, tool: ToolDefinition, input: unknown): boolean {
  if (tool.needsApproval?.(input, { has_read_untrusted: provenance.hasReadUntrusted })) return true;
  const destination = tool.destination?.(input);
  if (destination !== undefined) return !provenance.mayVisit(destination);
  // Somebody's server that only reads may still read what it is given the address of.
  return (
    tool.untrusted_description === true && !addressesWithin(input).every((address) => provenance.mayVisit(address))
  );
}
