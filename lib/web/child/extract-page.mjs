// Locked child: one HTML page in, its main content as Markdown out. Runs apart from the server because a hostile page can
// take minutes or gigabytes to parse; the parent ends it.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { NodeHtmlMarkdown } from "node-html-markdown";
import { serve } from "../../parsing/child/serve.mjs";

const MAX_LINKS = 100;
/** An "article" shorter than this part of the page's text is a side note that Readability took for the content. */
const SMALLEST_ARTICLE_SHARE = 0.1;
const PIECE_LENGTH = 8000;
const MAX_OPENED = 30;
const CONTAINERS = new Set(["div", "section", "article", "main", "body", "center"]);
const BLOCKS = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "dl",
  "table",
  "pre",
  "blockquote",
  "figure",
  "hr",
]);
const NOISE = "script, style, noscript, template, iframe, object, embed, svg, canvas, link, meta";

let html = "";
let url = "";

const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();

/** linkedom needs one root element; a fragment gets one. */
function parse(source) {
  const whole = /<html[\s>]/i.test(source) ? source : `<!doctype html><html><head></head><body>${source}</body></html>`;
  return parseHTML(whole).document;
}

function baseOf(document) {
  const href = document.querySelector("base[href]")?.getAttribute("href");
  return href && URL.canParse(href, url) ? new URL(href, url).href : url;
}

/** Makes an attribute absolute, or removes it when it is no web address (javascript:, data:, a broken one). */
function absolutize(document, selector, attribute, base) {
  for (const element of document.querySelectorAll(selector)) {
    const value = element.getAttribute(attribute).trim();
    const target = URL.canParse(value, base) ? new URL(value, base) : undefined;
    if (target && /^(https?|mailto):$/.test(target.protocol)) element.setAttribute(attribute, target.href);
    else element.removeAttribute(attribute);
  }
}

function linksOf(document) {
  const links = new Map();
  for (const anchor of document.querySelectorAll("a[href]")) {
    if (links.size >= MAX_LINKS) break;
    const href = anchor.getAttribute("href");
    const text = squeeze(anchor.textContent).slice(0, 200);
    const page = href.split("#")[0];
    if (/^https?:/.test(href) && page !== url.split("#")[0] && text && !links.has(href))
      links.set(href, { url: href, text });
  }
  return [...links.values()];
}

/** Readability changes the document it reads, so it gets its own. A page it cannot read has no article. */
function articleOf(document) {
  try {
    return new Readability(document, { keepClasses: true, serializer: (element) => element }).parse();
  } catch {
    return null;
  }
}

/**
 * HTML in pieces that mean the same when they are converted one by one. The converter's time grows with the square of a
 * piece's length (tried: 350 KB of paragraphs 4.6 s whole), so long containers are taken apart between their blocks.
 */
function* piecesOf(element, depth = 0) {
  let piece = "";
  for (const node of element.childNodes) {
    const html = node.toString();
    const tag = node.localName?.toLowerCase();
    const isOpened = html.length > PIECE_LENGTH && depth < MAX_OPENED && CONTAINERS.has(tag);
    if (isOpened || (piece.length > PIECE_LENGTH && (CONTAINERS.has(tag) || BLOCKS.has(tag)))) {
      yield piece;
      piece = "";
    }
    if (isOpened) yield* piecesOf(node, depth + 1);
    else piece += html;
  }
  yield piece;
}

/** A page nested too deep for the converter's stack still has its words. */
function toMarkdown(element, words) {
  const converter = new NodeHtmlMarkdown();
  try {
    const parts = [...piecesOf(element)].map((piece) => converter.translate(piece).trim());
    return parts.filter(Boolean).join("\n\n");
  } catch {
    return words;
  }
}

function prepared() {
  const document = parse(html);
  const base = baseOf(document);
  absolutize(document, "[href]", "href", base);
  absolutize(document, "[src]", "src", base);
  return document;
}

function extract() {
  const page = prepared();
  const article = articleOf(prepared());
  const language = squeeze(page.documentElement?.getAttribute("lang")) || undefined;
  const title = squeeze(page.querySelector("title")?.textContent) || squeeze(article?.title);
  const links = linksOf(page);
  for (const element of page.querySelectorAll(NOISE)) element.remove();
  const whole = squeeze(page.body?.textContent);
  const found = squeeze(article?.textContent);
  const isArticle = found.length > 0 && found.length >= whole.length * SMALLEST_ARTICLE_SHARE;
  const source = isArticle ? article.content : page.body;
  return { title, language, links, markdown: source ? toMarkdown(source, isArticle ? found : whole) : "" };
}

serve(async ({ input, options }) => {
  html = new TextDecoder().decode(input);
  url = options.url;
  return { value: extract() };
});
