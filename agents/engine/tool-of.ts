import type { ToolDefinition } from "../tools/define-tool.ts";
import { tools } from "../tools/registry.ts";
import type { AvailableAgent } from "./run-frame.ts";

/** A tool by the name an agent knows it by. The program's own come first: nobody's server replaces one. */
export const toolOf = ({ own_tools }: AvailableAgent, name: string): ToolDefinition | undefined =>
  tools.get(name) ?? own_tools.get(name);
