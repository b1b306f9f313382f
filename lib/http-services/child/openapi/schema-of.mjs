import { isObject } from "./is-object.mjs";
import { mergeAll } from "./merge-all.mjs";
import { targetOf } from "./resolve-ref.mjs";

/** Beyond these a schema is tried again with less depth. */
const MOST_NODES = 600;
const LONGEST_TRAIL = 30;
const MOST_FIELDS = 200;
const MOST_OPTIONS = 20;
const MOST_VALUES = 200;
const LONGEST_TEXT = 600;

/** What is taken over as it is. */
const PLAIN = new Set([
  ...["title", "const", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "format", "contentMediaType"],
  ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
]);

/** Thrown where a schema is larger than a model should be told. */
export class TooLarge extends Error {}

/**
 * One schema of a document with everything it refers to in its place, in plain JSON schema. Where it refers to itself, and
 * below `depth` levels, only the type is left. Throws TooLarge.
 */
export function schemaOf(document, schema, { depth, isRequest = true }) {
  const state = { document, isRequest, nodes: 0 };
  return convert(schema, state, depth, []);
}

function convert(schema, state, depth, trail) {
  if (schema === false) return { not: {} };
  if (!isObject(schema)) return {};
  state.nodes += 1;
  if (state.nodes > MOST_NODES) throw new TooLarge();
  if (schema.$ref !== undefined) return referred(schema, state, depth, trail);
  if (depth <= 0) return onlyType(schema);
  const own = ownPart(schema, state, depth, trail);
  const all = Array.isArray(schema.allOf) ? schema.allOf.slice(0, MOST_OPTIONS) : [];
  const parts = all.map((part) => convert(part, state, depth, trail));
  const whole = parts.length === 0 ? own : mergeAll([...parts, own]);
  return schema.nullable === true ? orNull(whole) : whole;
}

function referred({ $ref, ...beside }, state, depth, trail) {
  const target = targetOf(state.document, $ref);
  if (trail.includes($ref) || trail.length >= LONGEST_TRAIL) return onlyType(isObject(target) ? target : {});
  const found = convert(target, state, depth, [...trail, $ref]);
  const { description } = beside;
  const told = typeof description === "string" ? { ...found, description: description.slice(0, LONGEST_TEXT) } : found;
  return beside.nullable === true ? orNull(told) : told;
}

function ownPart(schema, state, depth, trail) {
  const inner = (value) => convert(value, state, depth - 1, trail);
  const made = { ...typeOf(schema), ...plainPart(schema), ...limitsOf(schema) };
  if (isObject(schema.properties)) Object.assign(made, fieldsOf(schema, state, inner));
  if (schema.items !== undefined) made.items = inner(schema.items);
  else if (made.type === "array") made.items = {};
  if (schema.additionalProperties === false) made.additionalProperties = false;
  else if (isObject(schema.additionalProperties)) made.additionalProperties = inner(schema.additionalProperties);
  const options = Array.isArray(schema.anyOf) ? schema.anyOf : schema.oneOf;
  // Options that overlap would fit more than one: nobody gains by refusing that here.
  if (Array.isArray(options)) made.anyOf = options.slice(0, MOST_OPTIONS).map(inner);
  return made;
}

function fieldsOf({ properties, required }, { isRequest }, inner) {
  const isSent = (value) => !(isRequest && isObject(value) && value.readOnly === true);
  const entries = Object.entries(properties).filter(([, value]) => isSent(value));
  const fields = entries.slice(0, MOST_FIELDS).map(([name, value]) => [name, inner(value)]);
  const names = new Set(fields.map(([name]) => name));
  const needed = Array.isArray(required) ? [...new Set(required)].filter((name) => names.has(name)) : [];
  return { properties: Object.fromEntries(fields), ...(needed.length > 0 && { required: needed }) };
}

const TYPES = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

function typeOf({ type, properties }) {
  const types = (Array.isArray(type) ? type : [type]).filter((name) => TYPES.has(name));
  if (types.length === 0) return isObject(properties) ? { type: "object" } : {};
  return { type: types.length === 1 ? types[0] : types };
}

function plainPart(schema) {
  const kept = Object.entries(schema).filter(([key, value]) => PLAIN.has(key) && !isLarge(value));
  const made = Object.fromEntries(kept);
  if (typeof schema.description === "string") made.description = schema.description.slice(0, LONGEST_TEXT);
  if (typeof schema.pattern === "string" && schema.pattern.length <= 200) made.pattern = schema.pattern;
  if (Array.isArray(schema.enum) && schema.enum.length <= MOST_VALUES && schema.enum.length > 0)
    made.enum = schema.enum;
  if (schema.default !== undefined && !isLarge(schema.default)) made.default = schema.default;
  return made;
}

/** In 3.0 they say of the other limit that it is not reached itself; in 3.1 they are limits. */
function limitsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) {
  const made = {};
  if (typeof exclusiveMinimum === "number") made.exclusiveMinimum = exclusiveMinimum;
  else if (exclusiveMinimum === true && typeof minimum === "number") made.exclusiveMinimum = minimum;
  if (typeof exclusiveMaximum === "number") made.exclusiveMaximum = exclusiveMaximum;
  else if (exclusiveMaximum === true && typeof maximum === "number") made.exclusiveMaximum = maximum;
  return made;
}

const isLarge = (value) =>
  typeof value === "object" && value !== null ? JSON.stringify(value).length > 500 : String(value).length > 500;

function onlyType(schema) {
  const { description } = schema;
  const made = typeOf(schema);
  if (made.type === "array") made.items = {};
  return typeof description === "string" ? { ...made, description: description.slice(0, 200) } : made;
}

function orNull(schema) {
  if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
  const values = schema.enum && !schema.enum.includes(null) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: [schema.type, "null"], ...values };
}
