import fc from "fast-check";
import { z } from "zod";

/** The part of JSON Schema that zod writes for our contracts. */
export interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** What a client may send, as JSON Schema without references. */
export function inputSchemaOf(schema: z.ZodType): JsonSchema {
  const root: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
  return resolved(root, root.$defs ?? {});
}

/** Schemas that contain themselves end in "anything" at some depth. */
function resolved(schema: JsonSchema, defs: Record<string, JsonSchema>, depth = 0): JsonSchema {
  if (depth > 12) return {};
  const target = schema.$ref?.startsWith("#/$defs/") ? defs[schema.$ref.slice("#/$defs/".length)] : undefined;
  if (target) return resolved(target, defs, depth + 1);
  const all = (parts: JsonSchema[] | undefined) => parts?.map((part) => resolved(part, defs, depth + 1));
  const { properties, items, additionalProperties, anyOf, oneOf, allOf } = schema;
  return {
    ...schema,
    ...(anyOf && { anyOf: all(anyOf) }),
    ...(oneOf && { oneOf: all(oneOf) }),
    ...(allOf && { allOf: all(allOf) }),
    ...(items && { items: resolved(items, defs, depth + 1) }),
    ...(typeof additionalProperties === "object" && {
      additionalProperties: resolved(additionalProperties, defs, depth + 1),
    }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [name, resolved(part, defs, depth + 1)]),
      ),
    }),
  } as JsonSchema;
}

/** Ids to put where a field of this name asks for one. */
export type IdsOf = (field: string) => string[];

/** Values that fit a schema as far as JSON Schema can say; refinements may still refuse some of them. */
export function arbitraryOf(schema: JsonSchema, ids: IdsOf, field = "", depth = 0): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, ids, field, depth)));
  if (schema.allOf?.[0]) return arbitraryOf(schema.allOf[0], ids, field, depth);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "object":
      return objectOf(schema, ids, depth);
    case "array":
      return fc.array(arbitraryOf(schema.items ?? {}, ids, field, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
      });
    case "integer":
      return fc.integer({ min: bound(schema.minimum, -1_000), max: bound(schema.maximum, 1_000_000) });
    case "number":
      return fc.double({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000_000, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      return textOf(schema, ids, field);
    default:
      return depth > 3 ? fc.constant("x") : fc.jsonValue({ maxDepth: 2 });
  }
}

/** JSON Schema has integers of any size; those beyond a double's are of no interest here. */
const bound = (given: number | undefined, otherwise: number): number =>
  given === undefined || !Number.isSafeInteger(given) ? otherwise : given;

function objectOf(schema: JsonSchema, ids: IdsOf, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties).map(([name, part]) => [name, arbitraryOf(part, ids, name, depth + 1)]);
  const known = fc.record<Record<string, unknown>>(Object.fromEntries(fields), {
    requiredKeys: required,
    noNullPrototype: true,
  });
  if (typeof additionalProperties !== "object" || depth > 3) return known;
  const more = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), arbitraryOf(additionalProperties, ids, "", 4), {
    maxKeys: 3,
    noNullPrototype: true,
  });
  return fc.tuple(known, more).map(([own, other]) => ({ ...other, ...own }));
}

/** What a schema's own checks ask of a text, which JSON Schema does not tell. */
const BY_FIELD: Record<string, fc.Arbitrary<string>> = {
  email: fc.emailAddress(),
  password: fc.string({ minLength: 8, maxLength: 40 }),
  new_password: fc.string({ minLength: 8, maxLength: 40 }),
  expires_at: fc.constantFrom("2027-06-01T00:00:00.000Z", "2027-11-22T12:00:00.000Z"),
  scopes: fc.constantFrom("messages:read", "conversations:write", "*"),
  timezone: fc.constantFrom("Asia/Shanghai", "UTC+8:00", "UTC"),
};

function textOf(schema: JsonSchema, ids: IdsOf, field: string): fc.Arbitrary<string> {
  const known = BY_FIELD[field];
  if (known) return known;
  const isNamed = ids(field).length > 0 && (field.endsWith("_id") || schema.format === "uuid");
  if (isNamed) return fc.oneof(fc.constantFrom(...ids(field)), fc.uuid());
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "email") return fc.emailAddress();
  if (schema.format === "uri") return fc.constantFrom("http://127.0.0.1:9/v1", "https://example.com/v1");
  if (schema.format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (schema.format === "date") return fc.constantFrom("2026-01-31", "2024-02-29");
  if (schema.pattern && !schema.pattern.includes("(?")) return fc.stringMatching(new RegExp(schema.pattern));
  const minLength = schema.minLength ?? 0;
  return fc.string({
    minLength,
    maxLength: Math.max(minLength, Math.min(schema.maxLength ?? 40, 40)),
    unit: "grapheme",
  });
}

/** One fixed value that the zod schema accepts; throws when none of 300 candidates is. */
export function sampleOf(schema: z.ZodType, ids: IdsOf): unknown {
  const candidates = fc.sample(arbitraryOf(inputSchemaOf(schema), ids), { numRuns: 300, seed: 7 });
  const found = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (found === undefined && !schema.safeParse(undefined).success) throw new Error("no candidate fits the schema");
  return found;
}
