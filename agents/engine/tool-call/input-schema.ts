/** The parts of a JSON schema that repair and explanation look at. */
export interface InputSchema {
  type?: unknown;
  properties?: Record<string, InputSchema>;
  items?: InputSchema;
  required?: string[];
  additionalProperties?: unknown;
  anyOf?: unknown;
  oneOf?: unknown;
  allOf?: unknown;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields an object may have; null where it may have any, or where that depends. */
export function fieldsOf(schema: InputSchema): Record<string, InputSchema> | null {
  const isOpen = schema.additionalProperties !== undefined && schema.additionalProperties !== false;
  return isOpen || schema.anyOf || schema.oneOf || schema.allOf ? null : (schema.properties ?? null);
}
