import { parseHTML } from "linkedom";
import { markdownOf } from "./html-markdown.mjs";

const CHARSET = /<meta[^>]{0,200}charset=["']?([\w-]+)/i;

/** linkedom needs one root element; a fragment gets one. */
export function parsePage(html) {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(whole).document;
}

/** The page's own word on its encoding goes before our guess, unless it was plainly UTF-8. */
function textOf(input, { text, encoding }) {
  const declared = CHARSET.exec(text.slice(0, 2000))?.[1];
  if (!declared || encoding.startsWith("utf")) return text;
  try {
    return new TextDecoder(declared).decode(input);
  } catch {
    // An encoding nobody knows: the guess stays.
    return text;
  }
}

/** A page as one section. */
export function readHtml({ input, decoded }) {
  const document = parsePage(textOf(input, decoded));
  const title = document.querySelector("title")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  return { title, unit: "part", sections: [{ label: "", markdown: markdownOf(document.body ?? document) }], notes: [] };
}
