/** What the body of an answer is to a reader. */
export type ContentKind = "html" | "json" | "text" | "feed" | "document";

const DOCUMENTS =
  /^application\/(pdf|epub\+zip|rtf|msword|vnd\.openxmlformats-officedocument\.[\w.-]+|vnd\.oasis\.opendocument\.[\w.-]+)$/;
const PLAIN = /^application\/(xml|javascript|x-javascript|x-ndjson|yaml|x-yaml|toml|sql)$/;
const FEEDS = /^application\/(rss\+xml|atom\+xml|rdf\+xml|feed\+json)$/;
/** A comment ends at its first end: with a choice, a few dozen of them could be read in more ways than anybody can try. */
const FEED_ROOT = /^(<\?xml[^>]*\?>)?(\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml-stylesheet[^>]*\?>)*<(rss|feed|rdf:RDF)[\s>]/;
const JSON_FEED = /^\s*\{[\s\S]{0,300}"version"\s*:\s*"https:\/\/jsonfeed\.org\/version\//;

const headOf = (body: Uint8Array): string =>
  new TextDecoder("latin1").decode(body.subarray(0, 2048)).replace(/^ï»¿/, "");

/** By the content type, by the first bytes where these say more; undefined for what cannot be read as text. */
export function contentKind(contentType: string, body: Uint8Array): ContentKind | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const head = headOf(body);
  if (head.startsWith("%PDF-") || DOCUMENTS.test(type)) return "document";
  if (FEEDS.test(type)) return "feed";
  if (type === "text/html" || type === "application/xhtml+xml") return "html";
  const isXml = /[/+]xml$/.test(type);
  if ((isXml || type === "text/plain" || type === "") && FEED_ROOT.test(head.trimStart())) return "feed";
  if (type === "application/json" || type.endsWith("+json")) return JSON_FEED.test(head) ? "feed" : "json";
  if (type.startsWith("text/") || isXml || PLAIN.test(type)) return "text";
  return type === "" ? sniff(head.trimStart(), body) : undefined;
}

/** A server that names no type: HTML by its first tag, text if it has no zero byte. */
function sniff(head: string, body: Uint8Array): ContentKind | undefined {
  if (/^(<!doctype html|<html|<head|<body)/i.test(head)) return "html";
  return body.includes(0) ? undefined : "text";
}
