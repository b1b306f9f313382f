import { isObject, type JsonObject, membersOf } from "./json.ts";

/** Whether a value satisfies a JSON schema, as far as examples need it: types, bounds, patterns, members, alternatives. */
export function fits(value: unknown, given: unknown, schemas: JsonObject, depth = 0): boolean {
  if (!isObject(given) || depth > 12) return true;
  const again = (part: unknown, of: unknown = value) => fits(of, part, schemas, depth + 1);
  if (typeof given.$ref === "string") return again(schemas[given.$ref.split("/").at(-1) ?? ""]);
  if ("const" in given && given.const !== value) return false;
  if (Array.isArray(given.enum) && !given.enum.includes(value)) return false;
  if (Array.isArray(given.allOf) && !given.allOf.every((part) => again(part))) return false;
  const options = given.anyOf ?? given.oneOf;
  if (Array.isArray(options) && !options.some((part) => again(part))) return false;
  return ofType(value, given) && withinBounds(value, given) && membersFit(value, given, again);
}

function ofType(value: unknown, { type }: JsonObject): boolean {
  if (type === undefined) return true;
  const types = Array.isArray(type) ? type : [type];
  const own = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return types.includes(own) || (types.includes("integer") && Number.isInteger(value));
}

const FORMATS: Record<string, RegExp> = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/,
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: /^[a-z]+:\/\/\S+$/,
};

function withinBounds(value: unknown, schema: JsonObject): boolean {
  const size = typeof value === "number" ? value : sizeOf(value);
  const [least, most] = typeof value === "number" ? ["minimum", "maximum"] : boundsOf(value);
  if (typeof schema[least ?? ""] === "number" && size < Number(schema[least ?? ""])) return false;
  if (typeof schema[most ?? ""] === "number" && size > Number(schema[most ?? ""])) return false;
  if (typeof value !== "string") return true;
  if (typeof schema.pattern === "string" && !new RegExp(schema.pattern, "u").test(value)) return false;
  return typeof schema.format !== "string" || (FORMATS[schema.format]?.test(value) ?? true);
}

const sizeOf = (value: unknown): number => (typeof value === "string" || Array.isArray(value) ? value.length : 0);
const boundsOf = (value: unknown) =>
  typeof value === "string" ? ["minLength", "maxLength"] : ["minItems", "maxItems"];

function membersFit(value: unknown, schema: JsonObject, again: (part: unknown, of: unknown) => boolean): boolean {
  if (Array.isArray(value)) return value.every((item) => again(schema.items, item));
  if (!isObject(value)) return true;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  if (!required.every((name) => typeof name === "string" && name in value)) return false;
  return membersOf(value).every(([name, member]) => {
    if (name in properties) return again(properties[name], member);
    const isOpen = isObject(schema.additionalProperties) || !("properties" in schema);
    return isOpen && again(schema.additionalProperties, member);
  });
}
