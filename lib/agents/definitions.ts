/** A system agent as the code declares it. `tools` are names of declared tools. */
export interface SystemAgentDefinition {
  name: string;
  display_name: string;
  description: string;
  instruction: string;
  capabilities: string[];
  parameters: Record<string, unknown>;
  tools: string[];
}

/** A tool as the code declares it. `schema` is the JSON schema of its input, `implementation` the file it is in. */
export interface SystemToolDefinition {
  name: string;
  display_name: string;
  description: string;
  tool_type: string;
  schema: Record<string, unknown>;
  implementation: string;
  security_level: "safe" | "restricted" | "dangerous";
  version: string;
  requires_auth: boolean;
}
