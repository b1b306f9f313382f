import { stripTypeScriptTypes } from "node:module";
import { transform } from "sucrase";
import type { BoundedRequest } from "./code-request.ts";
import type { RawOutcome } from "./interpreters/child-session.ts";

/** JavaScript, or the syntax error as a person reads it, with line and column. */
export type Compiled = { code: string } | { problem: string };

const LOOKS_LIKE_JSX = /<\/[A-Za-z>]|\/>/;

/** Takes the types out of TypeScript without checking them; enums and namespaces become code, JSX becomes calls of `React`. */
export function compileTypeScript(source: string): Compiled {
  try {
    return { code: quietly(() => stripTypeScriptTypes(source, { mode: "transform" })) };
  } catch (error) {
    return compileWithSucrase(source, error);
  }
}

/** What Node cannot strip is JSX or wrong; sucrase knows JSX, and says where the mistake is when Node's stack does not. */
function compileWithSucrase(source: string, error: unknown): Compiled {
  try {
    const { code } = transform(source, { transforms: ["typescript", "jsx"], production: true });
    return LOOKS_LIKE_JSX.test(source) ? { code } : { problem: describeProblem(error, null) };
  } catch (second) {
    return { problem: describeProblem(error, locate(second, source)) };
  }
}

// Node announces the transform mode as experimental once; the log of a server has no use for that.
function quietly<T>(call: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return call();
  } finally {
    process.emitWarning = emitWarning;
  }
}

// Node puts line, source and a caret in front of the stack, unless somebody prepares stacks another way (vitest, Next):
// ":2\nconst b = ;\n          ^\n\nSyntaxError ...".
const LOCATION = /^[^\n]*:(\d+)\n(.*)\n(\s*)\^/;

interface Place {
  line: number;
  column: number;
  text: string;
}

function describeProblem(error: unknown, guess: Place | null): string {
  if (!(error instanceof Error)) return `SyntaxError: ${String(error)}`;
  const message = `SyntaxError: ${error.message.trim().split("\n")[0]}`;
  const [, line, text = "", indent = ""] = LOCATION.exec(error.stack ?? "") ?? [];
  const place = line === undefined ? guess : { line: Number(line), column: indent.length + 1, text };
  if (!place) return message;
  return `${message}\n    at main.ts:${place.line}:${place.column}\n${place.text}\n${" ".repeat(place.column - 1)}^`;
}

function locate(error: unknown, source: string): Place | null {
  const [, line, column] = /\((\d+):(\d+)\)$/.exec(error instanceof Error ? error.message : "") ?? [];
  if (line === undefined) return null;
  return { line: Number(line), column: Number(column), text: source.split("\n")[Number(line) - 1] ?? "" };
}

/** A request whose code an engine can run, or how the run of what cannot be compiled ends: with the files as they were. */
export function compileForRun(request: BoundedRequest): { request: BoundedRequest } | { outcome: RawOutcome } {
  if (request.language !== "typescript") return { request };
  const compiled = compileTypeScript(request.code);
  if ("code" in compiled) return { request: { ...request, code: compiled.code } };
  const stderr = `${compiled.problem}\n`;
  return { outcome: { stdout: "", stderr, return_code: 1, execution_time: 0, files: request.files, error: null } };
}
