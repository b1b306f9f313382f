import type { LanguageModelV4ToolResultOutput } from "@ai-sdk/provider";
import { withoutMarks } from "../../core/outside-marks.ts";

export type Fields = Record<string, unknown>;

/** How one tool call went. */
export interface ToolOutcome {
  tool_name: string;
  input: Fields;
  /** The tool's own result, unwrapped from `{ success, result, error }`. */
  result: Fields;
  /** The result where it is text and nothing else. */
  text: string;
  /** Why there is no good result, as the tool says it. */
  error?: string;
  /** A person said no. */
  is_denied: boolean;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Gives a field that is text, under the first of the names that has one. */
export function textField(fields: Fields, ...names: string[]): string {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === "string") return value;
    if (typeof value === "number") return String(value);
  }
  return "";
}

/** The sentence of an error, whether it is text or an object with a message. */
export function errorText(error: unknown): string | undefined {
  if (typeof error === "string" && error !== "") return error;
  if (!isFields(error)) return undefined;
  const code = textField(error, "code", "name");
  const message = textField(error, "message");
  return [code, message].filter(Boolean).join(": ") || undefined;
}

/** Objects in the first of the named fields that is a list. */
export const listField = (fields: Fields, ...names: string[]): Fields[] =>
  names
    .map((name) => fields[name])
    .find((value): value is unknown[] => Array.isArray(value))
    ?.map((value) => (isFields(value) ? value : { text: value })) ?? [];

/** Reads a result in whatever form the engine sends it: text, JSON, JSON as text, an error, a refusal. */
export function readOutcome(tool_name: string, input: unknown, output: LanguageModelV4ToolResultOutput): ToolOutcome {
  const outcome: ToolOutcome = {
    tool_name,
    input: isFields(input) ? input : {},
    result: {},
    text: "",
    is_denied: false,
  };
  if (output.type === "execution-denied") return { ...outcome, is_denied: true, error: output.reason ?? "" };
  if (output.type === "content") {
    return { ...outcome, text: output.value.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n") };
  }
  const value: unknown = typeof output.value === "string" ? parse(withoutMarks(output.value)) : output.value;
  if (output.type === "error-text" || output.type === "error-json") return { ...outcome, error: errorOf(value) };
  const inner = isFields(value) && "success" in value && "result" in value ? value.result : value;
  const error = isFields(value) && value.success === false ? errorOf(value) : undefined;
  return {
    ...outcome,
    ...(isFields(inner)
      ? { result: inner }
      : Array.isArray(inner)
        ? { result: { items: inner } }
        : { text: inner == null ? "" : String(inner) }),
    ...(error === undefined ? {} : { error }),
  };
}

const errorOf = (value: unknown): string =>
  errorText(isFields(value) && "error" in value ? value.error : value) ?? JSON.stringify(value);

function parse(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  // What follows in lines of its own tells where the whole of a cut result is.
  for (const json of [text, text.split("\n", 1)[0] ?? ""]) {
    try {
      return JSON.parse(json);
    } catch {
      // The other one, or what can still be read of it.
    }
  }
  return recover(text) ?? text;
}

const FIELD = /"(stdout|stderr|content|title|url|path|error)":"((?:[^"\\]|\\.)*)/g;

/** A result so long that the engine cut it in the middle is no JSON any more; the texts before the cut can still be read. */
function recover(text: string): Fields | undefined {
  if (!text.startsWith('{"success":')) return undefined;
  const { error, ...result } = Object.fromEntries(
    [...text.matchAll(FIELD)].map(([, name, raw]) => [name, unescapeJson(raw ?? "")]),
  );
  const success = text.startsWith('{"success":true');
  return { success, result: { ...result, truncated: true }, ...(success ? {} : { error: error ?? "" }) };
}

function unescapeJson(raw: string): string {
  try {
    return String(JSON.parse(`"${raw.replaceAll("\n", "\\n")}"`));
  } catch {
    return raw;
  }
}
