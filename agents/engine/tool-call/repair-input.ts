import { fieldsOf, type InputSchema, isRecord } from "./input-schema.ts";

/**
 * An input with the slips mended that models make and that can mean one thing only: `"30"` where a number is wanted,
 * `"true"` where a yes or no is, JSON in a string where an object or a list is, null for a field that may be absent.
 * Anything else stays as it is; what comes out is validated like any other input.
 */
export function repairInput(value: unknown, schema: InputSchema): unknown {
  const { type } = schema;
  if (typeof type !== "string") return value;
  const mended = typeof value === "string" ? fromText(value, type) : value;
  if (type === "string" && typeof value === "number") return String(value);
  if (type === "array" && Array.isArray(mended) && schema.items) {
    const { items } = schema;
    return mended.map((item) => repairInput(item, items));
  }
  return type === "object" && isRecord(mended) ? repairFields(mended, schema) : mended;
}

function repairFields(value: Record<string, unknown>, schema: InputSchema): Record<string, unknown> {
  const fields = fieldsOf(schema) ?? {};
  const isAbsent = ([name, item]: [string, unknown]) =>
    item === null &&
    Object.hasOwn(fields, name) &&
    !schema.required?.includes(name) &&
    fields[name]?.type !== undefined;
  const mended = Object.entries(value)
    .filter((entry) => !isAbsent(entry))
    .map(([name, item]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field ? repairInput(item, field) : item] as const;
    });
  return Object.fromEntries(mended);
}

const NUMBER = /^\s*-?\d{1,15}(\.\d{1,15})?\s*$/;

function fromText(text: string, type: string): unknown {
  switch (type) {
    case "number":
    case "integer":
      return NUMBER.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "object":
    case "array":
      return jsonIn(text, type);
    default:
      return text;
  }
}

function jsonIn(text: string, type: "object" | "array"): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const fits = type === "array" ? Array.isArray(value) : isRecord(value);
    return fits ? value : text;
  } catch {
    return text;
  }
}
