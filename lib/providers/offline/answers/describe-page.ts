import type { Phrase } from "../language.ts";
import { errorText, type ToolOutcome, textField } from "../tool-outcome.ts";
import { blockQuote, excerpt } from "./quote.ts";

const MAX_PARAGRAPHS = 3;
const MAX_CHARS = 1200;
/** A paragraph shorter than this is more likely a button than a sentence. */
const MIN_PARAGRAPH = 20;

export function describePage({ input, result, text, error }: ToolOutcome, say: Phrase): string {
  const url = textField(result, "url", "final_url") || textField(input, "url");
  const problem = error ?? errorText(result.error);
  if (problem !== undefined)
    return say(`读不了网页 ${url}：${problem}`, `The page ${url} could not be read: ${problem}`);
  const title = plain(textField(result, "title")) || url;
  const content = textField(result, "content", "markdown", "text") || text;
  const paragraphs = content
    .split(/\n\s*\n/)
    .map(plain)
    .filter((paragraph) => paragraph !== "" && paragraph !== title);
  const long = paragraphs.filter((paragraph) => paragraph.length >= MIN_PARAGRAPH);
  const quoted = excerpt((long.length > 0 ? long : paragraphs).slice(0, MAX_PARAGRAPHS).join("\n\n"), MAX_CHARS).text;
  const heading = `**[${title.replaceAll(/[[\]]/g, "")}](<${url.replaceAll(/[<>]/g, encodeURIComponent)}>)**`;
  return quoted === ""
    ? `${heading}\n\n${say("页面上没有正文。", "The page has no text.")}`
    : `${heading}\n\n${blockQuote(quoted)}`;
}

/** Markdown of a page as its words: no images, link targets, heading or list marks, so that nothing in it acts in our answer. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/^\s*(?:#{1,6}|[-*+>]|\d+\.)\s+/gm, "")
    .replaceAll(/[`*_]{1,3}/g, "")
    .replaceAll(/[<>]/g, (character) => (character === "<" ? "&lt;" : "&gt;"))
    .trim();
