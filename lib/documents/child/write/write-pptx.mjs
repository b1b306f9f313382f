import pptxgen from "pptxgenjs";
import { fitted, pictureSize } from "./picture-size.mjs";
import { contentOf, plainText, runsOf } from "./plain-runs.mjs";

const WIDTH = 12.3;
const LEFT = 0.5;
const TOP = 1.2;
const BOTTOM = 7.1;
const LINE = 0.38;
const CODE_LINE = 0.28;
const CODE_LINES = Math.floor((BOTTOM - TOP) / CODE_LINE);
/** Letters of our size that fit a line; a Chinese one counts twice. */
const LINE_LETTERS = 105;
const FONT = "Microsoft YaHei";
const PIXELS_PER_INCH = 96;

/**
 * A presentation of Markdown tokens: every heading of the first two levels begins a slide, what does not fit goes on the
 * next one.
 * @param {import("marked").Token[]} tokens
 * @param {{ title: string, pictures: Map<string, Uint8Array> }} context
 */
export async function writePptx(tokens, { title, pictures }) {
  const deck = new pptxgen();
  deck.layout = "LAYOUT_WIDE";
  deck.title = title;
  deck.company = "ALMA";
  deck.defineSlideMaster({
    title: "PAGE",
    objects: [
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            x: LEFT,
            y: 0.3,
            w: WIDTH,
            h: 0.8,
            fontSize: 28,
            bold: true,
            fontFace: FONT,
          },
          text: "",
        },
      },
    ],
  });
  const writer = { deck, pictures, slide: null, title: title || " ", y: TOP };
  for (const token of tokens) {
    if (token.type === "heading" && token.depth <= 2) newSlide(writer, plainText(token.tokens));
    else writeBlock(token, writer);
  }
  if (!writer.slide) newSlide(writer, title || " ");
  return new Uint8Array(await deck.write({ outputType: "nodebuffer" }));
}

function newSlide(writer, title) {
  writer.slide = writer.deck.addSlide({ masterName: "PAGE" });
  writer.slide.addText(title || " ", { placeholder: "title" });
  writer.title = title;
  writer.y = TOP;
}

function room(writer, height) {
  if (!writer.slide || (writer.y > TOP && writer.y + height > BOTTOM)) newSlide(writer, writer.title);
}

const linesIn = (text, size = LINE_LETTERS) =>
  text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.replace(/[^\x20-\x7e]/g, "xx").length / size)), 0);

function writeBlock(token, writer) {
  if (token.type === "heading") return writeText([{ runs: runsOf(token.tokens), bold: true }], writer);
  if (token.type === "paragraph" || token.type === "text") return writeParagraph(token, writer);
  if (token.type === "list") return writeList(token, writer);
  if (token.type === "table") return writeTable(token, writer);
  if (token.type === "code") return writeCode(token.text, writer);
  if (token.type === "blockquote") return writeBlocks(token.tokens, writer);
  return token.type === "html" ? writeText([{ runs: [{ text: token.text }] }], writer) : undefined;
}

function writeBlocks(tokens, writer) {
  for (const token of tokens) writeBlock(token, writer);
}

function writeParagraph(token, writer) {
  const runs = runsOf(token.tokens ?? [token]);
  const images = runs.filter(({ image }) => image !== undefined && pictureSize(writer.pictures.get(image)));
  const rest = runs.filter((run) => !images.includes(run));
  if (rest.some(({ text }) => text.trim())) writeText([{ runs: rest }], writer);
  for (const { image, text } of images) writePicture(writer.pictures.get(image), text, writer);
}

/** Paragraphs in one box, as many as fit; the rest goes on the next slide. */
function writeText(paragraphs, writer) {
  let box = [];
  let height = 0;
  const flush = () => {
    if (box.length === 0) return;
    room(writer, height);
    const place = { x: LEFT, y: writer.y, w: WIDTH, h: height, fontSize: 16, valign: "top", margin: 0 };
    writer.slide.addText(box.flatMap(piecesOf), place);
    writer.y += height + 0.1;
    box = [];
    height = 0;
  };
  for (const paragraph of paragraphs) {
    const needed = linesIn(paragraph.runs.map(({ text }) => text).join("")) * LINE;
    if (height + needed > BOTTOM - TOP) flush();
    box.push(paragraph);
    height += needed;
  }
  flush();
}

function piecesOf({ runs, bold, bullet, level }) {
  const paragraph = bullet ? { bullet, indentLevel: level } : {};
  return runs.map((run, at) => ({
    text: run.text,
    options: {
      ...paragraph,
      bold: bold || run.bold,
      italic: run.italic,
      fontFace: run.code ? "Consolas" : FONT,
      breakLine: at === runs.length - 1,
      ...(run.link && !run.link.startsWith("#") ? { hyperlink: { url: run.link } } : {}),
    },
  }));
}

/** Text of a list goes into one box; what else its items hold follows. */
function writeList(list, writer) {
  const others = [];
  writeText(itemsOf(list, 0, others), writer);
  for (const token of others) writeBlock(token, writer);
}

function itemsOf(list, level, others) {
  let number = Number(list.start || 1);
  return list.items.flatMap((item) => {
    const bullet = list.ordered ? { type: "number", numberStartAt: number++ } : true;
    return contentOf(item).flatMap((token) => {
      if (token.type === "list") return itemsOf(token, Math.min(level + 1, 8), others);
      if (token.type === "text" || token.type === "paragraph")
        return [{ runs: runsOf(token.tokens ?? [token]), bullet, level }];
      others.push(token);
      return [];
    });
  });
}

function writeTable({ header, rows }, writer) {
  const heightOf = (row) =>
    row.reduce((most, { tokens }) => Math.max(most, linesIn(plainText(tokens), LINE_LETTERS / row.length)), 1) * LINE;
  const cellOf = ({ tokens }, isHead) => ({
    text: plainText(tokens),
    options: isHead ? { bold: true, fill: { color: "F0F0F0" } } : {},
  });
  const head = header.map((cell) => cellOf(cell, true));
  let part = [];
  let height = heightOf(header);
  const flush = () => {
    if (part.length === 0 && rows.length > 0) return;
    room(writer, height);
    const border = { type: "solid", pt: 0.5, color: "BBBBBB" };
    writer.slide.addTable([head, ...part], { x: LEFT, y: writer.y, w: WIDTH, fontSize: 13, fontFace: FONT, border });
    writer.y += height + 0.2;
    part = [];
    height = heightOf(header);
  };
  for (const row of rows) {
    if (height + heightOf(row) > BOTTOM - TOP) flush();
    part.push(row.map((cell) => cellOf(cell, false)));
    height += heightOf(row);
  }
  flush();
}

/** As many lines on a slide as fit. */
function writeCode(text, writer) {
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += CODE_LINES)
    writeCodeBox(lines.slice(at, at + CODE_LINES).join("\n"), writer);
}

function writeCodeBox(text, writer) {
  const height = linesIn(text) * CODE_LINE;
  room(writer, Math.min(height, BOTTOM - TOP));
  const options = {
    x: LEFT,
    y: writer.y,
    w: WIDTH,
    h: height,
    fontSize: 12,
    fontFace: "Consolas",
    valign: "top",
    fill: { color: "F5F5F5" },
  };
  writer.slide.addText(text, options);
  writer.y += height + 0.1;
}

function writePicture(data, alt, writer) {
  const size = pictureSize(data);
  const { width, height } = fitted(size, WIDTH * PIXELS_PER_INCH, (BOTTOM - TOP) * PIXELS_PER_INCH);
  room(writer, height / PIXELS_PER_INCH);
  const type = size.type === "png" ? "image/png" : "image/jpeg";
  writer.slide.addImage({
    data: `${type};base64,${Buffer.from(data).toString("base64")}`,
    altText: alt,
    x: LEFT,
    y: writer.y,
    w: width / PIXELS_PER_INCH,
    h: height / PIXELS_PER_INCH,
  });
  writer.y += height / PIXELS_PER_INCH + 0.1;
}
