import { z } from "zod";
import type { PinnedTool } from "../protocol/pinned-tool.ts";

const TYPES: Record<string, z.ZodType> = {
  string: z.string(),
  number: z.number(),
  integer: z.int(),
  boolean: z.boolean(),
  object: z.record(z.string(), z.unknown()),
  array: z.array(z.unknown()),
  null: z.null(),
};

const propertySchema = z.object({ type: z.union([z.string(), z.array(z.string())]).optional() }).catch({});
const shapeSchema = z.object({
  properties: z.record(z.string(), propertySchema).catch({}),
  required: z.array(z.string()).catch([]),
});

/**
 * What of a tool's input is looked at here: that its arguments are there, and of which type each is. All else is for the
 * server to check: a pattern or a net of references of its making could keep this process busy for good. Made at its first
 * use: a person can have thousands of tools, and all of them are looked up for every run.
 */
export const plainInput = (input_schema: PinnedTool["input_schema"]): z.ZodType => z.lazy(() => shapeOf(input_schema));

function shapeOf(input_schema: PinnedTool["input_schema"]): z.ZodType {
  const { properties, required } = shapeSchema.parse(input_schema);
  const known = Object.entries(properties).map(([name, { type }]) => {
    const value = typeOf([type ?? []].flat());
    return [name, required.includes(name) ? value : value.optional()] as const;
  });
  return z.looseObject(Object.fromEntries(known));
}

/** One of several types; anything where one of them is not known. */
function typeOf(names: string[]): z.ZodType {
  const types = names.flatMap((name) => (Object.hasOwn(TYPES, name) ? [TYPES[name] ?? z.unknown()] : []));
  return types.length === names.length && types.length > 0 ? z.union(types) : z.unknown();
}
