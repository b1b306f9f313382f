import type { FetchedBody } from "../request/fetch-body.ts";
import { WebFailure } from "../web-error.ts";
import { type ContentKind, contentKind } from "./content-kind.ts";
import { decodeText } from "./decode-text.ts";
import { extractPage } from "./extract-page.ts";
import { readFeed } from "./read-feed.ts";
import type { PageLink } from "./web-page.ts";

export interface PageContent {
  title: string;
  content: string;
  language?: string;
  links?: PageLink[];
}

/** Gives a document's title and its text as Markdown, or a sentence that says why it cannot be read. */
export type ReadPageDocument = (
  data: Uint8Array,
  name: string,
  signal: AbortSignal,
) => Promise<{ ok: true; title: string; markdown: string } | { ok: false; code: string; message: string }>;

/** Each level of an indented text moves every line of it to the right: a megabyte of brackets would become hundreds. */
const MAX_PRETTY_LEVELS = 16;

/** JSON above this is handed on as it came: indenting it would hold the event loop. */
const MAX_PRETTY_JSON = 1_000_000;

/** What a model can read of a body; UNSUPPORTED_TYPE for anything that is not text. */
export async function readContent(
  { body, content_type, url }: FetchedBody,
  signal: AbortSignal,
  readDocument?: ReadPageDocument,
): Promise<PageContent> {
  const kind = contentKind(content_type, body);
  if (!kind || (kind === "document" && !readDocument)) {
    const name = content_type.split(";")[0] || "an unknown type";
    throw new WebFailure("UNSUPPORTED_TYPE", `${url} is ${name}; only web pages, feeds, text and JSON can be read.`);
  }
  if (kind === "document" && readDocument) return fromDocument(readDocument, body, url, signal);
  return fromText(kind, decodeText(body, content_type), url, signal);
}

async function fromText(kind: ContentKind, text: string, url: string, signal: AbortSignal): Promise<PageContent> {
  if (kind === "text") return { title: nameOf(url), content: text };
  if (kind === "json") return { title: nameOf(url), content: indent(text) };
  if (kind === "feed") {
    const feed = await readFeed(text, url, signal);
    return { title: feed.title || nameOf(url), content: feed.markdown, links: feed.links };
  }
  const { markdown, title, language, links } = await extractPage(text, url, signal);
  return { title: title || nameOf(url), content: markdown, ...(language ? { language } : {}), links };
}

async function fromDocument(read: ReadPageDocument, body: Uint8Array, url: string, signal: AbortSignal) {
  const document = await read(body, nameOf(url), signal);
  if (!document.ok) throw new WebFailure("DAMAGED", `${url} could not be read. ${document.code}: ${document.message}`);
  return { title: document.title || nameOf(url), content: document.markdown };
}

/** Numbers longer than a double holds; parsing would change them. */
const LONG_NUMBER = /[\d.]{16,}/;

function indent(text: string): string {
  if (text.length > MAX_PRETTY_JSON || LONG_NUMBER.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return isShallow(value, MAX_PRETTY_LEVELS) ? JSON.stringify(value, null, 2) : text;
  } catch {
    // Not JSON whatever the server says, or nested too deep to write: the text itself is the best answer.
    return text;
  }
}

const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== "object" ||
  value === null ||
  (levels > 0 && Object.values(value).every((entry) => isShallow(entry, levels - 1)));

/** The last part of the path, or the host. */
function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url);
  return pathname.split("/").filter(Boolean).at(-1) ?? hostname;
}
