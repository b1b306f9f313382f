const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const SAFE_LINK = /^(https?:|mailto:|#)/i;

/** The parser writes five characters as entities; documents have them as they are. */
export const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);

const CJK = "[\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef]";
const WRAPPED_CJK = new RegExp(`(?<=${CJK})\\n(?=${CJK})`, "g");

/** Lines that were only wrapped are one line: with a space between words, without one between Chinese letters. */
const unwrapped = (text) => text.replace(WRAPPED_CJK, "").replace(/\n/g, " ");

/** An address a document may lead to, or undefined. */
export const safeLink = (href) => (SAFE_LINK.test(href ?? "") ? href : undefined);

/**
 * Inline tokens as a flat list of texts with what they look like. HTML in Markdown is text, except for line breaks.
 * @param {import("marked").Token[] | undefined} tokens
 * @param {{ bold?: boolean, italic?: boolean, strike?: boolean, code?: boolean, link?: string }} style
 * @returns {{ text: string, bold?: boolean, italic?: boolean, strike?: boolean, code?: boolean, link?: string, image?: string }[]}
 */
export function runsOf(tokens, style = {}) {
  return (tokens ?? []).flatMap((token) => {
    if (token.type === "strong") return runsOf(token.tokens, { ...style, bold: true });
    if (token.type === "em") return runsOf(token.tokens, { ...style, italic: true });
    if (token.type === "del") return runsOf(token.tokens, { ...style, strike: true });
    if (token.type === "link") return runsOf(token.tokens, { ...style, link: safeLink(token.href) });
    if (token.type === "codespan") return [{ ...style, code: true, text: unescaped(token.text) }];
    if (token.type === "br" || (token.type === "html" && /^<br\s*\/?>$/i.test(token.text)))
      return [{ ...style, text: "\n" }];
    if (token.type === "image") return [{ ...style, text: unescaped(token.text), image: token.href }];
    if (token.tokens) return runsOf(token.tokens, style);
    return [{ ...style, text: unwrapped(unescaped(token.text ?? token.raw ?? "")) }];
  });
}

/** @param {import("marked").Token[] | undefined} tokens */
export const plainText = (tokens) =>
  runsOf(tokens)
    .map(({ text }) => text)
    .join("");

/** What an item of a list holds, without the blanks and the box of a task, which each writer draws its own way. */
export const contentOf = (item) => item.tokens.filter(({ type }) => type !== "space" && type !== "checkbox");
