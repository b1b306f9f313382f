import { z } from "zod";
import type { GivenTool } from "../../db/queries/agents/agent-tools.ts";
import type { ToolRow } from "../../db/queries/agents/tools.ts";
import { type AgentTool, type Tool, toolConfigurationSchema } from "../protocol/contract/tools.ts";

const freeObject = z.record(z.string(), z.unknown()).catch({});

/** The `schema` column as `syncRegistry` writes it: JSON schemas of what goes in and what comes out, and examples. */
const stored = z.object({
  parameters: z
    .object({ properties: freeObject, required: z.array(z.string()).catch([]) })
    .catch({ properties: {}, required: [] }),
  returns: freeObject,
  examples: z.array(z.record(z.string(), z.unknown())).catch([]),
});

/** A tool's row as the API shows it, its schema in the specification's form. */
export function toolOf(row: ToolRow): Tool {
  const { parameters, returns, examples } = stored.parse(row.schema);
  const { properties, required } = parameters;
  const { name, description } = row;
  return {
    ...fieldsOf(row),
    schema: { name, description, parameters: properties, required, returns: fieldsIn(returns), examples },
    created_at: row.created_at.toISOString(),
  };
}

/** The specification lists a result's fields by name; one that is no object has a schema only. */
const fieldsIn = (returns: Record<string, unknown>) => freeObject.safeParse(returns.properties ?? returns).data ?? {};

/** A tool of an agent, as it was given. */
export function agentToolOf({ tool, given }: GivenTool): AgentTool {
  const configuration = toolConfigurationSchema.safeParse(given.configuration ?? {});
  return {
    ...fieldsOf(tool),
    is_enabled: given.is_enabled,
    configuration: configuration.success ? configuration.data : {},
    usage_count: given.usage_count,
    last_used_at: given.last_used_at?.toISOString() ?? null,
    created_at: given.created_at.toISOString(),
  };
}

const fieldsOf = ({ schema: _, implementation: __, created_at: ___, ...fields }: ToolRow) => fields;
