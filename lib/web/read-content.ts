import { decodeText } from "./decode-text.ts";
import { extractPage } from "./extract-page.ts";
import { WebFailure } from "./web-error.ts";
import type { PageLink } from "./web-page.ts";

export interface PageContent {
  title: string;
  content: string;
  language?: string;
  links?: PageLink[];
}

/** JSON above this is handed on as it came: indenting it would hold the event loop. */
const MAX_PRETTY_JSON = 1_000_000;

type Kind = "html" | "json" | "text";

/** What a model can read of a body; UNSUPPORTED_TYPE for anything that is not text. */
export async function readContent(
  body: Uint8Array,
  type: string,
  url: string,
  signal: AbortSignal,
): Promise<PageContent> {
  const kind = kindOf(type, body);
  if (!kind) {
    const name = type.split(";")[0] || "an unknown type";
    throw new WebFailure("UNSUPPORTED_TYPE", `${url} is ${name}; only web pages, text and JSON can be read.`);
  }
  const text = decodeText(body, type);
  if (kind === "text") return { title: nameOf(url), content: text };
  if (kind === "json") return { title: nameOf(url), content: indent(text) };
  const { markdown, title, language, links } = await extractPage(text, url, signal);
  return { title: title || nameOf(url), content: markdown, ...(language ? { language } : {}), links };
}

function kindOf(contentType: string, body: Uint8Array): Kind | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "text/html" || type === "application/xhtml+xml") return "html";
  if (type === "application/json" || type.endsWith("+json")) return "json";
  if (type.startsWith("text/") || type.endsWith("+xml")) return "text";
  if (/^application\/(xml|javascript|x-javascript|x-ndjson|yaml|x-yaml|toml|sql)$/.test(type)) return "text";
  return type === "" ? sniff(body) : undefined;
}

/** A server that names no type: HTML by its first tag, text if it has no zero byte. */
function sniff(body: Uint8Array): Kind | undefined {
  const head = new TextDecoder("latin1").decode(body.subarray(0, 1024)).trimStart();
  if (/^(<!doctype html|<html|<head|<body)/i.test(head)) return "html";
  return body.includes(0) ? undefined : "text";
}

/** Numbers longer than a double holds; parsing would change them. */
const LONG_NUMBER = /[\d.]{16,}/;

function indent(text: string): string {
  if (text.length > MAX_PRETTY_JSON || LONG_NUMBER.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON whatever the server says, or nested too deep to write: the text itself is the best answer.
    return text;
  }
}

/** The last part of the path, or the host. */
function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url);
  return pathname.split("/").filter(Boolean).at(-1) ?? hostname;
}
