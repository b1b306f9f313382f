import { Refusal } from "../../../parsing/child/serve.mjs";
import { gridOf, markdownTable } from "./markdown-table.mjs";
import { childOf, childrenOf, descendants, parseXml, textOf } from "./xml-tree.mjs";

const MAX_REPEATED = 200;
const CONTAINERS = new Set([
  "text:section",
  "text:index-body",
  "text:table-of-content",
  "office:text",
  "draw:text-box",
  "draw:frame",
  "draw:g",
  "draw:custom-shape",
  "draw:rect",
]);

/** An OpenDocument text as one section, or a presentation with one per slide. */
export function readOdt({ archive }) {
  refuseEncrypted(archive);
  const content = parseXml(archive.text("content.xml"));
  const body = [...descendants(content, "office:body")][0];
  const meta = archive.has("meta.xml") ? parseXml(archive.text("meta.xml")) : undefined;
  const title = textOf([...descendants(meta, "dc:title")][0]).trim();
  const pages = [...descendants(body, "draw:page")];
  if (pages.length > 0) return { title, unit: "slide", sections: pages.map(slideOf), notes: [] };
  const footnotes = [];
  const blocks = blocksOf(childOf(body, "office:text"), footnotes, 0);
  const markdown = [...blocks, ...footnotes.map((text, at) => `[${at + 1}]: ${text}`)].join("\n\n");
  return { title, unit: "part", sections: [{ label: "", markdown }], notes: [] };
}

function refuseEncrypted(archive) {
  if (archive.has("META-INF/manifest.xml") && archive.text("META-INF/manifest.xml").includes("encryption-data")) {
    throw new Refusal("ENCRYPTED", "The document is protected by a password. Ask for a copy without one.");
  }
}

function slideOf(page, at) {
  const footnotes = [];
  const frames = childrenOf(page, "draw:frame");
  const isTitle = (frame) => frame.attributes["presentation:class"] === "title";
  const title = frames
    .filter(isTitle)
    .flatMap((frame) => blocksOf(frame, footnotes, 0))
    .join(" ");
  const body = page.children.filter((child) => !isTitle(child) && child.name !== "presentation:notes");
  const spoken = childrenOf(page, "presentation:notes")
    .flatMap((each) => blocksOf(each, footnotes, 0))
    .join("\n");
  const blocks = blocksOf({ ...page, children: body }, footnotes, 0);
  const notes = spoken ? `> Notes: ${spoken.replaceAll("\n", "\n> ")}` : "";
  return {
    label: title,
    markdown: [`## Slide ${at + 1}${title ? `: ${title}` : ""}`, ...blocks, notes].filter(Boolean).join("\n\n"),
  };
}

/** @returns {string[]} */
function blocksOf(node, footnotes, level) {
  return (node?.children ?? []).flatMap((child) => {
    if (child.name === "text:h") {
      const depth = Math.min(6, Math.max(1, Number(child.attributes["text:outline-level"] ?? 1)));
      return nonEmpty(inlineOf(child, footnotes), (text) => `${"#".repeat(depth)} ${text}`);
    }
    if (child.name === "text:p") return nonEmpty(inlineOf(child, footnotes), (text) => text);
    if (child.name === "text:list") return nonEmpty(listOf(child, footnotes, level), (text) => text);
    if (child.name === "table:table") return nonEmpty(markdownTable(rowsOf(child, footnotes)), (text) => text);
    return CONTAINERS.has(child.name) ? blocksOf(child, footnotes, level) : [];
  });
}

const nonEmpty = (text, render) => (text.trim() === "" ? [] : [render(text.trimEnd().replace(/^\n+/, ""))]);

function listOf(list, footnotes, level) {
  const items = list.children.filter(({ name }) => name === "text:list-item" || name === "text:list-header");
  return items
    .map((item) => {
      const own = item.children.filter(({ name }) => name !== "text:list");
      const text = blocksOf({ ...item, children: own }, footnotes, level).join(" ");
      const nested = childrenOf(item, "text:list").map((inner) => listOf(inner, footnotes, level + 1));
      return [text && `${"  ".repeat(level)}- ${text}`, ...nested].filter(Boolean).join("\n");
    })
    .join("\n");
}

/** Cells that others cover are written too, but the ones that cover them say how far they reach. */
function rowsOf(table, footnotes) {
  const rows = [...rowNodes(table)].map((row) =>
    childrenOf(row, "table:table-cell").flatMap((cell) => {
      const { attributes } = cell;
      const repeated = Math.min(MAX_REPEATED, Number(attributes["table:number-columns-repeated"] ?? 1));
      return Array(repeated).fill({
        text: blocksOf(cell, footnotes, 0).join("\n"),
        columns: Number(attributes["table:number-columns-spanned"] ?? 1),
        rows: Number(attributes["table:number-rows-spanned"] ?? 1),
      });
    }),
  );
  return gridOf(rows).filter((row) => row.some((text) => text !== ""));
}

function* rowNodes(table) {
  for (const child of table.children) {
    if (child.name === "table:table-row") yield child;
    else if (/^table:table-(header-)?row(s|-group)$/.test(child.name)) yield* rowNodes(child);
  }
}

function inlineOf(node, footnotes) {
  return node.children
    .map((child) => {
      const { name, attributes } = child;
      if (name === "#text") return child.text.replace(/\s+/g, " ");
      if (name === "text:s") return " ".repeat(Math.min(100, Number(attributes["text:c"] ?? 1)));
      if (name === "text:tab") return "\t";
      if (name === "text:line-break") return "\n";
      if (name === "text:note") return noteOf(child, footnotes);
      if (name === "text:a") return linkOf(child, footnotes);
      if (name === "draw:frame") return frameOf(child, footnotes);
      if (name === "office:annotation") return ` (comment: ${blocksOf(child, footnotes, 0).join(" ")})`;
      return name.startsWith("text:tracked") ? "" : inlineOf(child, footnotes);
    })
    .join("");
}

function noteOf(note, footnotes) {
  const number = footnotes.push("");
  footnotes[number - 1] = blocksOf(childOf(note, "text:note-body"), footnotes, 0).join(" ");
  return `[${number}]`;
}

function linkOf(anchor, footnotes) {
  const text = inlineOf(anchor, footnotes);
  const href = anchor.attributes["xlink:href"] ?? "";
  return /^(https?|mailto):/i.test(href) && text.trim() ? `[${text}](${href})` : text;
}

function frameOf(frame, footnotes) {
  const box = childOf(frame, "draw:text-box");
  if (box) return blocksOf(box, footnotes, 0).join("\n");
  const alt =
    textOf(childOf(frame, "svg:title")) || textOf(childOf(frame, "svg:desc")) || frame.attributes["draw:name"] || "";
  return childOf(frame, "draw:image") ? `![${alt.replace(/[[\]]/g, "")}](picture)` : "";
}
