import { fits } from "./fits.ts";
import { isObject, type JsonObject, membersOf } from "./json.ts";
import { INSTANT, idOf, instantOf, NAMED_VALUES, USUALLY_ABSENT, USUALLY_TRUE } from "./named-values.ts";
import { SEED_EXAMPLES } from "./seed-examples.ts";

/** Schemas may refer to themselves; an example ends here. */
const MAX_DEPTH = 8;
const NOTHING = Symbol("nothing");

export interface ExampleContext {
  /** `components.schemas`. */
  schemas: JsonObject;
  /** Of what is sent only what must be there; of what is answered everything. */
  direction: "request" | "response";
}

/** Where in an example a value stands: the name of its field, and of the schema that the field belongs to. */
interface Place {
  field: string;
  owner: string;
  depth: number;
}

/**
 * An example of a JSON schema, the same each time, with values that suit the names of its fields. `field` and `owner` say
 * what a schema stands for that is not a field of another: a parameter of an operation.
 */
export const exampleOf = (schema: unknown, context: ExampleContext, field = "", owner = ""): unknown => {
  const value = valueAt(schema, context, { field, owner, depth: 0 });
  return value === NOTHING ? null : value;
};

function valueAt(given: unknown, context: ExampleContext, place: Place): unknown {
  const { schema, owner } = resolved(given, context, place.owner);
  if (place.depth > MAX_DEPTH) return NOTHING;
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if ("example" in schema) return schema.example;
  if ("const" in schema) return schema.const;
  const { field } = place;
  for (const value of [...(NAMED_VALUES[`${place.owner}.${field}`] ?? []), ...(NAMED_VALUES[field] ?? [])]) {
    if (fits(value, schema, context.schemas)) return value;
  }
  return madeUp(schema, context, { ...place, owner });
}

function madeUp(schema: JsonObject, context: ExampleContext, place: Place): unknown {
  if ("default" in schema) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options)) return firstOf(options, context, place);
  if (Array.isArray(schema.allOf)) return merged(schema.allOf, context, place);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "object":
      return objectOf(schema, context, place);
    case "array":
      return listOf(schema, context, place);
    case "string":
      return stringOf(schema, place.field);
    case "integer":
    case "number":
      return numberOf(schema);
    case "boolean":
      return USUALLY_TRUE.has(place.field);
    case "null":
      return null;
    default:
      return {};
  }
}

/** The schema that a reference leads to, and the name it has there. */
function resolved(given: unknown, { schemas }: ExampleContext, owner: string) {
  let schema = isObject(given) ? given : {};
  let name = owner;
  for (let hops = 0; typeof schema.$ref === "string" && hops < MAX_DEPTH; hops += 1) {
    name = schema.$ref.split("/").at(-1) ?? "";
    const target = schemas[name];
    schema = isObject(target) ? target : {};
  }
  return { schema, owner: name };
}

/** The first that is not null, unless there is usually nothing under such a name. */
function firstOf(options: unknown[], context: ExampleContext, place: Place): unknown {
  const isNull = (option: unknown) => isObject(option) && option.type === "null";
  if (USUALLY_ABSENT.has(place.field) && options.some(isNull)) return null;
  const values = options.filter((option) => !isNull(option)).map((option) => valueAt(option, context, place));
  return values.find((value) => value !== NOTHING) ?? null;
}

const merged = (parts: unknown[], context: ExampleContext, place: Place): unknown =>
  Object.assign({}, ...parts.map((part) => valueAt(part, context, place)).filter(isObject));

function objectOf(schema: JsonObject, context: ExampleContext, place: Place): unknown {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const isRequest = context.direction === "request";
  const seed = isRequest ? SEED_EXAMPLES[place.owner] : undefined;
  const takesAll = !isRequest || (required.size === 0 && !seed);
  const value: JsonObject = {};
  for (const [field, part] of membersOf(schema.properties)) {
    const told = seed?.[field];
    if (told !== undefined && fits(told, part, context.schemas)) value[field] = told;
    else if (required.has(field) || (takesAll && !USUALLY_ABSENT.has(field))) put(value, field, part, context, place);
  }
  return value;
}

function put(value: JsonObject, field: string, part: unknown, context: ExampleContext, place: Place): void {
  const made = valueAt(part, context, { field, owner: place.owner, depth: place.depth + 1 });
  if (made !== NOTHING) value[field] = made;
}

function listOf(schema: JsonObject, context: ExampleContext, place: Place): unknown[] {
  const field = place.field.replace(/ies$/, "y").replace(/s$/, "");
  const item = valueAt(schema.items, context, { ...place, field, depth: place.depth + 1 });
  if (item === NOTHING) return [];
  const count = typeof schema.minItems === "number" ? Math.max(1, schema.minItems) : 1;
  return Array.from({ length: count }, () => item);
}

function stringOf(schema: JsonObject, field: string): string {
  if (schema.format === "uuid") return field === "" ? idOf("id") : idOf(field);
  if (schema.format === "date-time") return instantOf(field);
  if (schema.format === "date") return INSTANT.slice(0, 10);
  if (schema.format === "email") return "user@example.com";
  if (schema.format === "uri") return "https://example.com/";
  const plain = field.replaceAll("_", " ") || "text";
  const candidates = [plain, field, "python", "alma_key", "2025-06-24", "12345", "0".repeat(64), "a".repeat(20)];
  const fitting = candidates.find((candidate) => fits(candidate, schema, {}));
  return fitting ?? plain;
}

function numberOf(schema: JsonObject): number {
  const least = typeof schema.minimum === "number" ? schema.minimum : 0;
  const above = typeof schema.exclusiveMinimum === "number" ? schema.exclusiveMinimum + 1 : least;
  return Math.max(1, least, above) <= Number(schema.maximum ?? Number.MAX_SAFE_INTEGER)
    ? Math.max(1, least, above)
    : least;
}
