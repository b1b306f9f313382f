import { visibleText } from "./visible-text";

/** What to show of a tool's input or result: labelled blocks in a reader's form, then whatever is left as JSON. */
export type ToolBlock =
  | { kind: "code"; language: string; text: string }
  | { kind: "text"; label: "stdout" | "stderr" | "value"; text: string }
  | { kind: "files"; paths: string[] }
  | { kind: "request"; line: string; headers: string; body: string }
  | { kind: "json"; text: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const json = (value: unknown): ToolBlock => ({
  kind: "json",
  text: visibleText(JSON.stringify(value, null, 2) ?? "null"),
});

const LANGUAGE: Record<string, string> = { python_executor: "python", javascript_executor: "javascript" };

/** A tool's input: a program as highlighted code, a request as it is sent, everything else as JSON. */
export function inputBlocks(tool_name: string, input: unknown): ToolBlock[] {
  if (!isRecord(input)) return input === null || input === undefined ? [] : [json(input)];
  if (tool_name === "http_request") return requestBlocks(input);
  const { code, ...rest } = input;
  if (typeof code !== "string") {
    const where = typeof input.url === "string" ? realAddress(input.url).trimEnd() : "";
    const address: ToolBlock[] = where === "" ? [] : [{ kind: "text", label: "value", text: visibleText(where) }];
    return Object.keys(input).length === 0 ? [] : [...address, json(input)];
  }
  const { language, timeout: _, ...others } = rest;
  const name = typeof language === "string" ? language : (LANGUAGE[tool_name] ?? "text");
  const block: ToolBlock = { kind: "code", language: name, text: code };
  return Object.keys(others).length === 0 ? [block] : [block, json(others)];
}

/** Address, headers and body, each whole; whatever else the model gave stands behind them. */
function requestBlocks(input: Record<string, unknown>): ToolBlock[] {
  const { method = "GET", url, headers = {}, body = "", timeout: _, ...others } = input;
  if (typeof method !== "string" || typeof url !== "string" || !isRecord(headers) || typeof body !== "string") {
    return [json(input)];
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  const [line, head, text] = [`${realAddress(url)}${method} ${oneLine(url)}`, lines.join("\n"), body].map(visibleText);
  const block: ToolBlock = { kind: "request", line: line ?? "", headers: head ?? "", body: text ?? "" };
  return Object.keys(others).length === 0 ? [block] : [block, json(others)];
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
  const { stdout, stderr, content, files, execution_time: _, ...rest } = result;
  const blocks: ToolBlock[] = [];
  const isProgram = typeof stdout === "string";
  if (isProgram && stdout !== "") blocks.push({ kind: "text", label: "stdout", text: stdout });
  if (typeof stderr === "string" && stderr !== "") blocks.push({ kind: "text", label: "stderr", text: stderr });
  if (typeof content === "string") blocks.push({ kind: "text", label: "value", text: content });
  const paths = Array.isArray(files) ? files.filter((file) => typeof file === "string") : [];
  if (paths.length > 0) blocks.push({ kind: "files", paths });
  const left: Record<string, unknown> = {
    ...rest,
    ...(Array.isArray(files) && files.length > 0 && paths.length === 0 ? { files } : {}),
  };
  const isPlainSuccess = isProgram && Object.keys(left).length === 1 && left.return_code === 0;
  if (Object.keys(left).length > 0 && !isPlainSuccess) blocks.push(json(left));
  return blocks;
}
