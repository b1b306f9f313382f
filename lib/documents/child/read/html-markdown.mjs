import { fencedCode } from "./fence.mjs";
import { gridOf, markdownTable } from "./markdown-table.mjs";

const MAX_DEPTH = 300;
const SKIPPED = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "iframe",
  "object",
  "embed",
  "svg",
  "head",
  "link",
  "meta",
]);
const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const MARKS = { strong: "**", b: "**", em: "*", i: "*", del: "~~", s: "~~" };

const tagOf = (node) => node.localName?.toLowerCase() ?? "";
const isElement = (node) => node.nodeType === 1;
const squeeze = (text) => text.replace(/[ \t\r\n\f]+/g, " ");

/**
 * The Markdown of an HTML tree: headings, lists, tables with their merged cells, code, links, pictures. Time grows with
 * the size of the tree only.
 * @param {Node} root
 */
export const markdownOf = (root) => blocksOf(root, 0).join("\n\n");

/** @returns {string[]} */
function blocksOf(node, depth) {
  if (depth > MAX_DEPTH) return [squeeze(node.textContent ?? "").trim()].filter(Boolean);
  const blocks = [];
  let run = "";
  const flush = () => {
    // Two blanks make a line end one that stays; a number sign at the start of a text is no heading.
    const text = run.trim().replace(/ *\n */g, "  \n");
    if (text) blocks.push(text.replace(/^#{1,6} /, "\\$&"));
    run = "";
  };
  for (const child of node.childNodes) {
    if (isElement(child) && SKIPPED.has(tagOf(child))) continue;
    if (isElement(child) && (BLOCKS.has(tagOf(child)) || holdsBlock(child))) {
      flush();
      blocks.push(...blockOf(child, depth + 1));
    } else run += inlineOf(child, depth + 1);
  }
  flush();
  return blocks;
}

/** A link or a span around whole paragraphs is as good as a division. */
const holdsBlock = (element) => [...element.children].some((child) => BLOCKS.has(tagOf(child)));

/** @returns {string[]} */
function blockOf(element, depth) {
  const tag = tagOf(element);
  if (/^h[1-6]$/.test(tag)) {
    const text = inlineChildren(element, depth).replace(/\s+/g, " ").trim();
    return text ? [`${"#".repeat(Number(tag[1]))} ${text}`] : [];
  }
  if (tag === "hr") return ["---"];
  if (tag === "pre") return [fenced(element)];
  if (tag === "ul" || tag === "ol") return [listOf(element, depth)].filter(Boolean);
  if (tag === "table") return tableOf(element, depth);
  if (tag === "blockquote") return [quoted(blocksOf(element, depth).join("\n\n"))].filter(Boolean);
  if (tag === "dt") return [`**${inlineChildren(element, depth).trim()}**`];
  return blocksOf(element, depth);
}

function fenced(element) {
  const code = (element.textContent ?? "").replace(/^\n|\n+$/g, "");
  const language = /language-([\w+#-]+)/.exec(element.querySelector("code")?.getAttribute("class") ?? "")?.[1] ?? "";
  return fencedCode(code, language);
}

const quoted = (text) => (text ? text.replace(/^/gm, "> ") : "");

function listOf(list, depth) {
  const isOrdered = tagOf(list) === "ol";
  let number = Number(list.getAttribute("start") ?? 1) || 1;
  const items = [];
  for (const item of list.children) {
    const blocks = tagOf(item) === "ul" || tagOf(item) === "ol" ? [listOf(item, depth + 1)] : blocksOf(item, depth + 1);
    const mark = isOrdered ? `${number++}. ` : "- ";
    const text = blocks
      .map((block, at) => (at === 0 ? block : `${/^(-|\d+\.) /.test(block) ? "" : "\n"}${block}`))
      .join("\n");
    items.push(mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`));
  }
  return items.join("\n");
}

function tableOf(table, depth) {
  const spanOf = (cell, name) => Math.max(1, Number(cell.getAttribute(name)) || 1);
  const rows = rowsOf(table).map((row) =>
    [...row.children].map((cell) => ({
      text: blocksOf(cell, depth).join("\n"),
      columns: spanOf(cell, "colspan"),
      rows: spanOf(cell, "rowspan"),
    })),
  );
  const caption = [...table.children].find((child) => tagOf(child) === "caption");
  const title = caption ? inlineChildren(caption, depth).trim() : "";
  return [title && `**${title}**`, markdownTable(gridOf(rows))].filter(Boolean);
}

const rowsOf = (table) =>
  [...table.children].flatMap((child) => {
    if (tagOf(child) === "tr") return [child];
    return ["thead", "tbody", "tfoot"].includes(tagOf(child)) ? rowsOf(child) : [];
  });

const inlineChildren = (node, depth) => [...node.childNodes].map((child) => inlineOf(child, depth + 1)).join("");

function inlineOf(node, depth) {
  if (node.nodeType === 3) return squeeze(node.textContent ?? "");
  if (!isElement(node) || SKIPPED.has(tagOf(node))) return "";
  if (depth > MAX_DEPTH) return squeeze(node.textContent ?? "");
  const tag = tagOf(node);
  if (tag === "br") return "\n";
  if (tag === "img") return pictureOf(node);
  const text = inlineChildren(node, depth);
  const bare = text.trim();
  if (bare === "") return text;
  if (tag === "code" || tag === "kbd" || tag === "samp") return `\`${bare}\``;
  if (tag === "a") return linkOf(node, bare);
  const mark = MARKS[tag];
  return mark ? text.replace(bare, () => `${mark}${bare}${mark}`) : text;
}

function pictureOf(image) {
  const source = image.getAttribute("src") ?? "";
  const alt = squeeze(image.getAttribute("alt") ?? "").replace(/[[\]]/g, "");
  return `![${alt}](${source.startsWith("data:") ? "embedded" : source.replaceAll(" ", "%20")})`;
}

function linkOf(anchor, text) {
  const href = anchor.getAttribute("href") ?? "";
  return /^(https?:|mailto:|#)/i.test(href) && href.length > 1 ? `[${text}](${href})` : text;
}
