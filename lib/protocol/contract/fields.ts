import { z } from "zod";

/** Text a person writes: no NUL, no lone surrogate (PostgreSQL and JSON cannot keep them). */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\u0000") && value.isWellFormed(), "contains characters that cannot be stored");

export const name = (max: number) =>
  text(max)
    .transform((value) => value.trim())
    .pipe(z.string().min(1).max(max));

export const uuid = z.guid();
/** An instant in ISO 8601, UTC. */
export const instant = z.iso.datetime();

export const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(20),
};

/** What a list can be ordered by: `field` from the smallest or oldest on, `-field` the other way round. */
export const sortBy = <const Field extends string>(...fields: Field[]) =>
  z.enum([...fields, ...fields.map((field) => `-${field}` as const)]);

/**
 * Where to read on in a long list: `next_cursor` of an earlier answer, with the same `sort`. Then `page` is not looked at.
 * It is as long as the longest text that a list is ordered by, 200 characters, makes it.
 */
export const cursor = z
  .string()
  .regex(/^[\w-]{1,2000}$/)
  .optional();

/** "true" and "false" of a query string. */
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** Free JSON object of a bounded size. */
export const jsonObject = z
  .record(z.string().max(200), z.unknown())
  .refine((value) => JSON.stringify(value).length <= 20_000, "is larger than 20,000 characters")
  .refine((value) => !JSON.stringify(value).includes("\\u0000"), "contains characters that cannot be stored");
