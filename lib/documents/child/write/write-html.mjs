import { Marked } from "marked";
import { pictureSize } from "./picture-size.mjs";
import { safeLink, unescaped } from "./plain-runs.mjs";

const STYLE =
  "body{font-family:system-ui,'Noto Sans SC','Microsoft YaHei',sans-serif;line-height:1.6;max-width:50rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.3rem .6rem;text-align:left}pre{background:#f5f5f5;padding:.8rem;overflow:auto}img{max-width:100%}blockquote{border-left:3px solid #bbb;margin-left:0;padding-left:1rem}";
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

/**
 * A page of Markdown. HTML in it is shown as text, links lead to the web only, and pictures are those of the workspace.
 * @param {string} markdown
 * @param {{ title: string, pictures: Map<string, Uint8Array> }} context
 */
export function writeHtml(markdown, { title, pictures }) {
  const renderer = {
    html: ({ text }) => (/^\s*<br\s*\/?>\s*$/i.test(text) ? "<br>" : escaped(text)),
    link({ href, tokens }) {
      const target = safeLink(href);
      const text = this.parser.parseInline(tokens);
      return target ? `<a href="${escaped(target)}">${text}</a>` : text;
    },
    image: ({ href, text }) => {
      const data = pictures.get(href);
      const size = pictureSize(data);
      const alt = escaped(unescaped(text));
      if (!data || !size) return `<em>${alt || "picture"}</em>`;
      const type = size.type === "png" ? "image/png" : "image/jpeg";
      return `<img alt="${alt}" src="data:${type};base64,${Buffer.from(data).toString("base64")}">`;
    },
  };
  const body = new Marked({ gfm: true, renderer }).parse(markdown);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style>`;
  return new TextEncoder().encode(`<!doctype html>\n<html><head>${head}</head><body>\n${body}</body></html>\n`);
}
