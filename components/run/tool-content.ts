import { visibleText } from "./visible-text";

/** What to show of a tool's input or result: labelled blocks in a reader's form, then whatever is left. */
export type ToolBlock =
  | { kind: "code"; language: string; text: string }
  | { kind: "text"; label: "stdout" | "stderr" | "value"; text: string }
  | { kind: "files"; paths: string[] }
  | { kind: "request"; line: string; headers: string; body: string }
  /** A text that takes the place of another: of a file's (null: as it is now), or of a part of it. */
  | { kind: "change"; path: string; before: string | null; after: string }
  | { kind: "fields"; fields: { name: string; value: string }[] }
  | { kind: "json"; text: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as JSON, nothing in it hidden. */
export const visibleJson = (value: unknown): string => visibleText(JSON.stringify(value, null, 2) ?? "null");

const json = (value: unknown): ToolBlock => ({ kind: "json", text: visibleJson(value) });

/** Where a tool has its program, and in what language it is. */
const PROGRAM: Record<string, { field: string; language: string }> = {
  python_executor: { field: "code", language: "python" },
  javascript_executor: { field: "code", language: "javascript" },
  shell_executor: { field: "command", language: "bash" },
  sql_executor: { field: "sql", language: "sql" },
  apply_patch: { field: "patch", language: "diff" },
};
const PLAIN = { field: "code", language: "text" };

/** A tool's input: a program as code, a request as it is sent, a file as what changes in it, everything else by field. */
export function inputBlocks(tool_name: string, input: unknown): ToolBlock[] {
  if (!isRecord(input)) return input === null || input === undefined ? [] : [json(input)];
  if (tool_name === "http_request") return requestBlocks(input);
  const change = changeBlocks(tool_name, input);
  if (change) return change;
  const program = PROGRAM[tool_name];
  const { field, language: usual } = program ?? PLAIN;
  const { [field]: code, ...others } = input;
  if (typeof code !== "string") return Object.keys(input).length === 0 ? [] : [...addressBlocks(input), fields(input)];
  const { language, timeout: _, ...rest } = others;
  const name = typeof language === "string" ? language : usual;
  // Of a tool that others made these two could be anything: they are left out of ours only.
  return [{ kind: "code", language: name, text: visibleText(code) }, ...fieldsLeft(program ? rest : others)];
}

/** Each argument by its name; what is not text as JSON. */
const fields = (input: Record<string, unknown>): ToolBlock => ({
  kind: "fields",
  fields: Object.entries(input).map(([name, value]) => ({
    name: visibleText(oneLine(name)),
    value: typeof value === "string" ? visibleText(value) : visibleJson(value),
  })),
});

const fieldsLeft = (rest: Record<string, unknown>): ToolBlock[] =>
  Object.keys(rest).length === 0 ? [] : [fields(rest)];

/** Where an address really leads, where that is not what it says. */
function addressBlocks({ url }: Record<string, unknown>): ToolBlock[] {
  const where = typeof url === "string" ? realAddress(url).trimEnd() : "";
  return where === "" ? [] : [{ kind: "text", label: "value", text: visibleText(where) }];
}

/** A file that is written, or a part of one that is replaced; null for any other call. */
function changeBlocks(tool_name: string, input: Record<string, unknown>): ToolBlock[] | null {
  const { path, content, old_text, new_text, ...rest } = input;
  if (typeof path !== "string") return null;
  if (tool_name === "file_write" && typeof content === "string") {
    const others = fieldsLeft({ ...rest, ...given({ old_text, new_text }) });
    return [{ kind: "change", path: visibleText(oneLine(path)), before: null, after: content }, ...others];
  }
  if (tool_name !== "edit_file" || typeof old_text !== "string" || typeof new_text !== "string") return null;
  const others = fieldsLeft({ ...rest, ...given({ content }) });
  return [{ kind: "change", path: visibleText(oneLine(path)), before: old_text, after: new_text }, ...others];
}

const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Address, headers and body, each whole; whatever else the model gave stands behind them. */
function requestBlocks(input: Record<string, unknown>): ToolBlock[] {
  const { method = "GET", url, headers = {}, body = "", timeout: _, ...others } = input;
  if (typeof method !== "string" || typeof url !== "string" || !isRecord(headers) || typeof body !== "string") {
    return [json(input)];
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  const [line, head, text] = [`${realAddress(url)}${method} ${oneLine(url)}`, lines.join("\n"), body].map(visibleText);
  const block: ToolBlock = { kind: "request", line: line ?? "", headers: head ?? "", body: text ?? "" };
  return [block, ...fieldsLeft(others)];
}

/**
 * Where a request really goes, when the address says so in other letters (another script, backslashes, numbers). It stands
 * first, where a long address cannot push it out of sight.
 */
function realAddress(url: string): string {
  const { href } = URL.canParse(url) ? new URL(url) : { href: url };
  return href.replace(/\/$/, "") === url.replace(/\/$/, "") ? "" : `→ ${href}\n`;
}

/** A line end within an address would draw a line of its own. */
const oneLine = (text: string): string => text.replaceAll("\r", "\\r").replaceAll("\n", "\\n");

/** A tool's result: output streams and long text as text, written files as a list, everything else as JSON. */
export function resultBlocks(result: unknown): ToolBlock[] {
  if (result === null || result === undefined) return [];
  if (typeof result === "string") return [{ kind: "text", label: "value", text: result }];
  if (!isRecord(result)) return [json(result)];
  const { stdout, stderr, content, files, execution_time: _, ...others } = result;
  const { written, rest } = writtenFile(others);
  const blocks: ToolBlock[] = [];
  const isProgram = typeof stdout === "string";
  if (isProgram && stdout !== "") blocks.push({ kind: "text", label: "stdout", text: stdout });
  if (typeof stderr === "string" && stderr !== "") blocks.push({ kind: "text", label: "stderr", text: stderr });
  if (typeof content === "string") blocks.push({ kind: "text", label: "value", text: content });
  const paths = [...written, ...(Array.isArray(files) ? files.filter((file) => typeof file === "string") : [])];
  if (paths.length > 0) blocks.push({ kind: "files", paths });
  const left: Record<string, unknown> = {
    ...rest,
    ...(Array.isArray(files) && files.length > 0 && paths.length === written.length ? { files } : {}),
  };
  const isPlainSuccess = isProgram && Object.keys(left).length === 1 && left.return_code === 0;
  if (Object.keys(left).length > 0 && !isPlainSuccess) blocks.push(json(left));
  return blocks;
}

/** The file that a tool wrote, by its path, and what else it says; nothing to say is no list of notes. */
function writtenFile(result: Record<string, unknown>): { written: string[]; rest: Record<string, unknown> } {
  const { path, file_id, size: _, notes, ...rest } = result;
  if (typeof path !== "string" || typeof file_id !== "string") return { written: [], rest: result };
  const isNoted = notes !== undefined && !(Array.isArray(notes) && notes.length === 0);
  return { written: [path], rest: isNoted ? { notes, ...rest } : rest };
}
