import type { z } from "zod";
import { fail } from "../../core/errors.ts";
import type { Contract } from "../../protocol/contract/define.ts";
import { maxBodyBytes } from "./max-body-bytes.ts";
import { mediaTypeOf, readText } from "./read-body.ts";
import { findUnstorable } from "./unstorable.ts";

/** Checks an input from outside against its schema; unknown fields fall away. VALIDATION_ERROR with a detail per problem. */
export async function validate<Schema extends z.ZodType>(schema: Schema, input: unknown): Promise<z.output<Schema>> {
  const unstorable = findUnstorable(input);
  if (unstorable) throw fail("VALIDATION_ERROR", { details: [unstorable] });
  const result = await schema.safeParseAsync(input);
  if (result.success) return result.data;
  const details = result.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  throw fail("VALIDATION_ERROR", { details });
}

/** The part a contract does not declare: its type is `never`, so nobody can read it. */
const absent = <Schema extends z.ZodType>() => undefined as z.output<Schema>;

/** Path parameters; one that cannot name anything (no UUID) is answered like one that names nothing. Of `[...rest]`, the path. */
export async function parseParams<Schema extends z.ZodType>(
  schema: Schema | undefined,
  params: Promise<Record<string, unknown>>,
): Promise<z.output<Schema>> {
  if (!schema) return absent<Schema>();
  const parts = Object.entries(await params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join("/") : value,
  ]);
  const result = await schema.safeParseAsync(Object.fromEntries(parts));
  if (result.success) return result.data;
  const name = String(result.error.issues[0]?.path[0] ?? "object");
  throw fail("NOT_FOUND", { what: name.replace(/_id$/, "") });
}

/** The query string; of a parameter given twice the last counts. */
export const parseQuery = async <Schema extends z.ZodType>(
  schema: Schema | undefined,
  request: Request,
): Promise<z.output<Schema>> =>
  schema ? await validate(schema, Object.fromEntries(new URL(request.url).searchParams)) : absent<Schema>();

/** The body as its contract says it is sent. BAD_REQUEST for another kind or malformed JSON, PAYLOAD_TOO_LARGE. */
export async function parseBody<Schema extends z.ZodType>(
  contract: Contract<z.ZodType, z.ZodType, Schema>,
  request: Request,
): Promise<z.output<Schema>> {
  if (!contract.body || contract.body_type === "multipart") return absent<Schema>();
  const text = await readText(request, maxBodyBytes(contract));
  return await validate(contract.body, contract.body_type === "form" ? form(text, request) : json(text, request));
}

/** No body at all stands for no fields. */
function json(text: string, request: Request): unknown {
  const type = mediaTypeOf(request);
  if (text === "" && type === "") return {};
  if (type !== "application/json") throw fail("BAD_REQUEST", { message: "The body must be application/json." });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fail("BAD_REQUEST", { message: "The body is not JSON.", cause });
  }
}

function form(text: string, request: Request): Record<string, string> {
  const type = "application/x-www-form-urlencoded";
  if (mediaTypeOf(request) !== type) throw fail("BAD_REQUEST", { message: `The body must be ${type}.` });
  return Object.fromEntries(new URLSearchParams(text));
}
