import type { z } from "zod";
import type { ToolDefinition } from "../../tools/define-tool.ts";
import { inputSchema } from "../../tools/tool-schemas.ts";
import { fieldsOf, type InputSchema, isRecord } from "./input-schema.ts";
import { repairInput } from "./repair-input.ts";

/** `given` is the input as a person is shown it, `parsed` as the tool gets it, with its defaults. */
export type CheckedInput = { ok: true; given: unknown; parsed: unknown } | { ok: false; error: string };

/** More than a model mends at once. */
const MOST_PROBLEMS = 10;

/**
 * An input against its tool's schema, common slips mended. Otherwise the error says for each problem where it is, what is
 * wrong, what was expected and what was given, names unknown arguments, and shows an example.
 */
export function checkInput(tool: ToolDefinition, input: unknown): CheckedInput {
  const schema: InputSchema = inputSchema(tool);
  const given = tool.input.safeParse(input).success ? input : repairInput(input, schema);
  const parsed = tool.input.safeParse(given);
  const unknown = unknownFields(given, schema, "");
  if (parsed.success && unknown.length === 0) return { ok: true, given, parsed: parsed.data };
  const problems = [...unknown, ...(parsed.error?.issues ?? []).filter(isOwn).map((issue) => inWords(issue, given))];
  const [example] = tool.examples;
  const shown = example ? ` For example: ${short(example.input, 400)}` : "";
  const told = problems.slice(0, MOST_PROBLEMS).join("; ");
  const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : "";
  return { ok: false, error: `INVALID_INPUT: ${told}${more}. Call again with corrected input.${shown}` };
}

/** Unknown fields of strict objects are told of with the others. */
const isOwn = (issue: z.core.$ZodIssue): boolean => issue.code !== "unrecognized_keys";

function inWords(issue: z.core.$ZodIssue, input: unknown): string {
  const place = issue.path.join(".") || "input";
  const value = issue.path.reduce<unknown>(
    (at, key) => (Object(at) === at ? Reflect.get(Object(at), key) : undefined),
    input,
  );
  const given = value === undefined ? "nothing was given" : `given: ${short(value, 80)}`;
  return `${place}: ${issue.message} (${given})`;
}

function short(value: unknown, most: number): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}

/** Arguments that would be dropped without a word, each with what was probably meant. */
function unknownFields(value: unknown, schema: InputSchema, path: string): string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, at) => unknownFields(item, items, `${path}${at}.`)) : [];
  }
  const fields = fieldsOf(schema);
  if (!fields || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) return unknownFields(item, field, `${path}${name}.`);
    const near = nearest(name, Object.keys(fields));
    const known = near ? `did you mean "${near}"?` : `known: ${Object.keys(fields).join(", ") || "none"}`;
    return [`${path}${short(name, 60).slice(1, -1)}: unknown argument, ${known}`];
  });
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** A name that differs in case or separators only, or that the other begins or ends with. */
const nearest = (name: string, known: string[]): string | undefined =>
  known.find((one) => bare(one) === bare(name)) ??
  known.find((one) => {
    const [left, right] = [bare(one), bare(name)];
    return (
      right.length > 2 &&
      (left.startsWith(right) || right.startsWith(left) || left.endsWith(right) || right.endsWith(left))
    );
  });
