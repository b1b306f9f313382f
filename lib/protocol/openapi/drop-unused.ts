import { isObject, type JsonObject, membersOf } from "./json.ts";

const PREFIX = "#/components/schemas/";

/**
 * Takes away the schemas that nothing refers to: where one looks different in requests and in answers, both are made, and
 * one may be used nowhere.
 */
export function dropUnused(document: JsonObject): void {
  const { components, ...rest } = document;
  if (!isObject(components) || !isObject(components.schemas)) return;
  const { schemas, ...others } = components;
  const used = new Set<string>();
  const waiting = [...refersTo(rest), ...refersTo(others)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...refersTo(schemas[name]));
  }
  components.schemas = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}

/** The names of the schemas that something refers to. */
function refersTo(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refersTo);
  if (!isObject(value)) return [];
  const own = typeof value.$ref === "string" && value.$ref.startsWith(PREFIX) ? [value.$ref.slice(PREFIX.length)] : [];
  return [...own, ...membersOf(value).flatMap(([, member]) => refersTo(member))];
}
