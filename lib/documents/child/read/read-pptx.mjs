import { gridOf, markdownTable } from "./markdown-table.mjs";
import { relationsOf } from "./office-relations.mjs";
import { childOf, childrenOf, descendants, parseXml, textOf } from "./xml-tree.mjs";

const MAIN = "ppt/presentation.xml";
const TITLES = new Set(["title", "ctrTitle"]);
const MARGINS = new Set(["sldNum", "dt", "ftr"]);

/** A presentation, one section per slide: title, texts, tables, names of pictures, the speaker's notes. */
export function readPptx({ archive }) {
  const relations = relationsOf(archive, MAIN);
  const ids = [...descendants(parseXml(archive.text(MAIN)), "p:sldId")].map(({ attributes }) => attributes["r:id"]);
  const notes = [];
  const slides = ids.map((id) => relations.get(id)?.target).filter((part) => part && archive.has(part));
  const sections = slides.map((part, at) => {
    const root = parseXml(archive.text(part));
    const slide = childOf(root, "p:sld");
    if (slide?.attributes.show === "0") notes.push(`Slide ${at + 1} is hidden.`);
    const context = { links: relationsOf(archive, part) };
    const shapes = [...descendants(slide, "p:spTree")].slice(0, 1).flatMap((tree) => shapesOf(tree, context));
    const spoken = spokenOf(archive, context.links);
    const title = shapes.find(({ is_title }) => is_title)?.text ?? "";
    const body = shapes.filter(({ is_title, text }) => !is_title && text).map(({ text }) => text);
    const head = `## Slide ${at + 1}${title ? `: ${title.replace(/\s+/g, " ")}` : ""}`;
    return { label: title.replace(/\s+/g, " "), markdown: [head, ...body, spoken].filter(Boolean).join("\n\n") };
  });
  return { title: sections[0]?.label ?? "", unit: "slide", sections, notes };
}

function shapesOf(tree, context) {
  return tree.children.flatMap((node) => {
    if (node.name === "p:grpSp") return shapesOf(node, context);
    if (node.name === "p:sp") return [shapeOf(node, context)];
    if (node.name === "p:graphicFrame") return [{ is_title: false, text: frameOf(node, context) }];
    if (node.name === "p:pic") return [{ is_title: false, text: pictureOf(node) }];
    return [];
  });
}

function shapeOf(shape, context) {
  const type = [...descendants(childOf(shape, "p:nvSpPr"), "p:ph")][0]?.attributes.type ?? "";
  const is_title = TITLES.has(type);
  const text = MARGINS.has(type) ? "" : paragraphsOf(childOf(shape, "p:txBody"), context, is_title);
  return { is_title: is_title && text !== "", text };
}

function paragraphsOf(body, context, isTitle) {
  const lines = childrenOf(body, "a:p").map((paragraph) => {
    const text = runsOf(paragraph, context).trim();
    const properties = childOf(paragraph, "a:pPr");
    const level = Number(properties?.attributes.lvl ?? 0);
    const hasBullet = childOf(properties, "a:buChar") || childOf(properties, "a:buAutoNum") || level > 0;
    return text && hasBullet && !isTitle ? `${"  ".repeat(Math.min(level, 8))}- ${text}` : text;
  });
  return lines.filter(Boolean).join("\n");
}

function runsOf(node, context) {
  return node.children
    .map((child) => {
      if (child.name === "a:br") return "\n";
      if (child.name === "a:r" || child.name === "a:fld") return runOf(child, context);
      // Formulas and what stands in for them in older programs.
      return child.name === "a14:m" || child.name === "mc:AlternateContent"
        ? [...descendants(child, "m:t")].map(textOf).join("")
        : "";
    })
    .join("");
}

function runOf(run, { links }) {
  const text = textOf(childOf(run, "a:t"));
  const link = links.get(childOf(childOf(run, "a:rPr"), "a:hlinkClick")?.attributes["r:id"])?.target;
  return link && text.trim() && /^(https?|mailto):/i.test(link) ? `[${text}](${link})` : text;
}

function frameOf(frame, context) {
  const table = [...descendants(frame, "a:tbl")][0];
  if (!table) return [...descendants(frame, "c:chart")].length > 0 ? `(chart: ${nameOf(frame)})` : "";
  const rows = childrenOf(table, "a:tr").map((row) =>
    childrenOf(row, "a:tc")
      .filter(({ attributes }) => attributes.hMerge !== "1" && attributes.vMerge !== "1")
      .map((cell) => ({
        text: paragraphsOf(childOf(cell, "a:txBody"), context, false),
        columns: Number(cell.attributes.gridSpan ?? 1),
        rows: Number(cell.attributes.rowSpan ?? 1),
      })),
  );
  return markdownTable(gridOf(rows));
}

const nameOf = (node) =>
  [...descendants(node, "p:cNvPr")][0]?.attributes.descr || [...descendants(node, "p:cNvPr")][0]?.attributes.name || "";

const pictureOf = (picture) => `![${nameOf(picture).replace(/[[\]]/g, "")}](picture)`;

function spokenOf(archive, links) {
  const part = [...links.values()].find(({ type }) => type === "notesSlide")?.target;
  if (!part || !archive.has(part)) return "";
  const shapes = [...descendants(parseXml(archive.text(part)), "p:sp")].map((shape) =>
    shapeOf(shape, { links: new Map() }),
  );
  const text = shapes
    .map((shape) => shape.text)
    .filter(Boolean)
    .join("\n");
  return text ? `> Notes: ${text.replaceAll("\n", "\n> ")}` : "";
}
