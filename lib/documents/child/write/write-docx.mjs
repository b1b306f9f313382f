import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { fitted, pictureSize } from "./picture-size.mjs";
import { contentOf, runsOf } from "./plain-runs.mjs";

const HEADINGS = Object.values({ ...HeadingLevel }).filter((level) => /^Heading\d$/.test(level));
const BODY = { ascii: "Calibri", hAnsi: "Calibri", eastAsia: "Microsoft YaHei", cs: "Calibri" };
const CODE = { ascii: "Consolas", hAnsi: "Consolas", eastAsia: "Microsoft YaHei", cs: "Consolas" };
const PAGE_WIDTH = 600;
const PAGE_HEIGHT = 800;
const LEVELS = 9;

const levels = (isOrdered) =>
  Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: isOrdered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: isOrdered ? `%${level + 1}.` : "•",
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 480 * (level + 1), hanging: 360 } } },
  }));

/**
 * A Word document of Markdown tokens.
 * @param {import("marked").Token[]} tokens
 * @param {{ title: string, pictures: Map<string, Uint8Array> }} context
 */
export async function writeDocx(tokens, { title, pictures }) {
  const writer = { pictures, lists: 0 };
  const document = new Document({
    title: title || undefined,
    creator: "ALMA",
    styles: { default: { document: { run: { font: BODY, size: 22 } } } },
    numbering: {
      config: [
        { reference: "bullets", levels: levels(false) },
        { reference: "numbers", levels: levels(true) },
      ],
    },
    sections: [{ children: tokens.flatMap((token) => blockOf(token, writer)) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function blockOf(token, writer) {
  switch (token.type) {
    case "heading":
      return [new Paragraph({ heading: HEADINGS[token.depth - 1], children: inline(token.tokens, writer) })];
    case "paragraph":
    case "text":
      return [new Paragraph({ spacing: { after: 120 }, children: inline(token.tokens ?? [token], writer) })];
    case "list":
      return listOf(token, writer, 0);
    case "table":
      return [tableOf(token, writer), new Paragraph({})];
    case "code":
      return [codeOf(token.text)];
    case "blockquote":
      return token.tokens.flatMap((inner) => quoteOf(inner, writer));
    case "hr":
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "AAAAAA" } } })];
    case "html":
      return [new Paragraph({ children: [new TextRun(token.text.trim())] })];
    default:
      return [];
  }
}

const quoteOf = (token, writer) =>
  token.type === "paragraph"
    ? [
        new Paragraph({
          indent: { left: 480 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: "AAAAAA" } },
          children: inline(token.tokens, writer),
        }),
      ]
    : blockOf(token, writer);

function listOf(list, writer, level) {
  if (list.ordered) writer.lists += 1;
  const instance = writer.lists;
  return list.items.flatMap((item) => {
    const blocks = contentOf(item);
    return blocks.flatMap((token, at) => {
      if (token.type === "list") return listOf(token, writer, Math.min(level + 1, LEVELS - 1));
      if (token.type !== "text" && token.type !== "paragraph") return blockOf(token, writer);
      const box = item.task && at === 0 ? [new TextRun(item.checked ? "☑ " : "☐ ")] : [];
      const children = [...box, ...inline(token.tokens ?? [token], writer)];
      if (at > 0) return [new Paragraph({ indent: { left: 480 * (level + 1) }, children })];
      const reference = list.ordered ? "numbers" : "bullets";
      return [new Paragraph({ numbering: { reference, level, instance }, children })];
    });
  });
}

function tableOf({ header, rows }, writer) {
  const cellOf = (cell, isHead) =>
    new TableCell({
      shading: isHead ? { fill: "F0F0F0" } : undefined,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [new Paragraph({ children: inline(cell.tokens, writer, { bold: isHead || undefined }) })],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: header.map((cell) => cellOf(cell, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((cell) => cellOf(cell, false)) })),
    ],
  });
}

const codeOf = (text) =>
  new Paragraph({
    shading: { fill: "F5F5F5" },
    spacing: { after: 120 },
    children: text
      .split("\n")
      .map((line, at) => new TextRun({ text: line, break: at > 0 ? 1 : 0, font: CODE, size: 19 })),
  });

function inline(tokens, writer, style = {}) {
  return runsOf(tokens, style).flatMap((run) => {
    const picture = run.image === undefined ? null : pictureOf(run, writer.pictures);
    if (picture) return [picture];
    const pieces = run.text.split("\n").map((text, at) => textRun(text, run, at > 0));
    return run.link && !run.link.startsWith("#")
      ? [new ExternalHyperlink({ link: run.link, children: pieces })]
      : pieces;
  });
}

const textRun = (text, { bold, italic, strike, code, link }, isBroken) =>
  new TextRun({
    text,
    bold,
    italics: italic,
    strike,
    break: isBroken ? 1 : 0,
    ...(code ? { font: CODE } : {}),
    ...(link ? { style: "Hyperlink" } : {}),
  });

function pictureOf({ image, text }, pictures) {
  const data = pictures.get(image);
  const size = pictureSize(data);
  if (!data || !size) return null;
  const transformation = fitted(size, PAGE_WIDTH, PAGE_HEIGHT);
  return new ImageRun({
    type: size.type,
    data,
    transformation,
    altText: { name: image, description: text, title: text },
  });
}
