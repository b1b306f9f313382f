import { z } from "zod";
import type { ToolRow } from "../../db/queries/agents/tools.ts";
import { type ErrorDetail, fail } from "../core/errors.ts";
import type { ToolConfiguration } from "../protocol/contract/tools.ts";

const schemaOf = z.object({ parameters: z.object({ properties: z.record(z.string(), z.json()) }) });

/**
 * VALIDATION_ERROR where a configuration gives a field of the tool's input a value that it does not take. Names that the
 * input does not have are kept, as the specification's example has one, and act on nothing.
 */
export function checkToolParams(tool: Pick<ToolRow, "name" | "schema">, configuration: ToolConfiguration): void {
  const { custom_params = {}, default_params = {} } = configuration;
  const stored = schemaOf.safeParse(tool.schema);
  const fields = stored.success ? stored.data.parameters.properties : {};
  const details = [
    ...problemsIn(custom_params, fields, "custom_params"),
    ...problemsIn(default_params, fields, "default_params"),
  ];
  if (details.length > 0) throw fail("VALIDATION_ERROR", { details });
}

function problemsIn(
  params: Record<string, unknown>,
  fields: Record<string, z.core.util.JSONType>,
  kind: "custom_params" | "default_params",
): ErrorDetail[] {
  return Object.entries(params).flatMap(([name, value]) => {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const problem = schema === undefined ? null : problemOf(value, schema);
    return problem === null ? [] : [{ field: `configuration.${kind}.${name}`, message: problem }];
  });
}

/** What one field's own schema says of a value; one that cannot be read as a schema says nothing, and each call will. */
function problemOf(value: unknown, schema: z.core.util.JSONType): string | null {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return null;
  try {
    const parsed = z.fromJSONSchema(schema).safeParse(value);
    return parsed.success ? null : (parsed.error.issues[0]?.message ?? "is not valid");
  } catch {
    return null;
  }
}
