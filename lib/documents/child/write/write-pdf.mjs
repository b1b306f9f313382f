import path from "node:path";
import PDFDocument from "pdfkit";
import { fitted, pictureSize } from "./picture-size.mjs";
import { contentOf, plainText, runsOf } from "./plain-runs.mjs";

const FONTS = path.resolve(import.meta.dirname, "../../../../node_modules/@expo-google-fonts/noto-sans-sc");
const REGULAR = "regular";
const BOLD = "bold";
const CODE = "code";
const SIZES = [22, 17, 14, 12.5, 11.5, 11];
const BODY_SIZE = 10.5;
const MARGIN = 56;
const INDENT = 18;
/** What the font for code can show; a line with anything else is set in the other one. */
const LATIN = /^[\x20-\x7e\n]*$/;

/**
 * A PDF of Markdown tokens, in a Chinese and Latin font of which only the used letters are embedded.
 * @param {import("marked").Token[]} tokens
 * @param {{ title: string, pictures: Map<string, Uint8Array> }} context
 */
export async function writePdf(tokens, { title, pictures }) {
  const pdf = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    bufferPages: true,
    info: { Title: title, Creator: "ALMA" },
  });
  const chunks = [];
  pdf.on("data", (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  pdf.registerFont(REGULAR, `${FONTS}/400Regular/NotoSansSC_400Regular.ttf`);
  pdf.registerFont(BOLD, `${FONTS}/700Bold/NotoSansSC_700Bold.ttf`);
  pdf.registerFont(CODE, "Courier");
  const writer = { pdf, pictures, indent: 0 };
  for (const token of tokens) writeBlock(token, writer);
  numberPages(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function writeBlock(token, writer) {
  const { pdf } = writer;
  if (token.type === "heading") return writeHeading(token, writer);
  if (token.type === "paragraph" || token.type === "text") return writeParagraph(token.tokens ?? [token], writer);
  if (token.type === "list") return writeList(token, writer);
  if (token.type === "table") return writeTable(token, writer);
  if (token.type === "code") return writeCode(token.text, writer);
  if (token.type === "blockquote") return indented(writer, () => writeBlocks(token.tokens, writer));
  if (token.type === "hr") {
    pdf
      .moveDown(0.3)
      .moveTo(MARGIN, pdf.y)
      .lineTo(pdf.page.width - MARGIN, pdf.y)
      .strokeColor("#aaaaaa")
      .stroke();
    return pdf.moveDown(0.5);
  }
  return token.type === "html" ? writeParagraph([{ type: "text", text: token.text.trim() }], writer) : undefined;
}

function writeBlocks(tokens, writer) {
  for (const token of tokens) writeBlock(token, writer);
}

function indented(writer, write) {
  writer.indent += INDENT;
  write();
  writer.indent -= INDENT;
}

const leftOf = ({ indent }) => MARGIN + indent;
const widthOf = ({ pdf, indent }) => pdf.page.width - 2 * MARGIN - indent;

function writeHeading({ depth, tokens }, writer) {
  const { pdf } = writer;
  const text = plainText(tokens);
  const size = SIZES[depth - 1] ?? BODY_SIZE;
  if (pdf.y + size * 4 > pdf.page.height - MARGIN) pdf.addPage();
  pdf.moveDown(0.4).font(BOLD).fontSize(size).fillColor("#111111");
  pdf.text(text, MARGIN, pdf.y, { width: widthOf(writer) }).moveDown(0.3);
  pdf.outline.addItem(text.slice(0, 200));
}

function writeParagraph(tokens, writer) {
  const runs = runsOf(tokens);
  let pending = [];
  for (const run of runs) {
    const picture = run.image === undefined ? null : pictureSize(writer.pictures.get(run.image));
    if (!picture) {
      pending.push(run);
      continue;
    }
    writeRuns(pending, writer);
    pending = [];
    writePicture(writer.pictures.get(run.image), picture, writer);
  }
  writeRuns(pending, writer);
}

function writeRuns(runs, writer) {
  const lines = linesOf(runs);
  if (lines.length === 0) return;
  for (const line of lines) writeLine(line, writer);
  writer.pdf.moveDown(0.5);
}

/** A break within a paragraph ends one piece of drawing: the library loses it between pieces that go on. */
function linesOf(runs) {
  const lines = [[]];
  for (const run of runs) {
    if (run.text === "\n") lines.push([]);
    else if (run.text !== "") lines.at(-1).push(run);
  }
  return lines.filter((line) => line.length > 0);
}

function writeLine(runs, writer) {
  const { pdf } = writer;
  pdf.fontSize(BODY_SIZE);
  pdf.x = leftOf(writer);
  runs.forEach(({ text, bold, code, link, strike }, at) => {
    pdf.font(bold ? BOLD : code && LATIN.test(text) ? CODE : REGULAR).fillColor(link ? "#1a56db" : "#222222");
    const options = { width: widthOf(writer), continued: at < runs.length - 1, lineGap: 3, strike: Boolean(strike) };
    pdf.text(text, { ...options, link: link?.startsWith("#") ? null : (link ?? null), underline: Boolean(link) });
  });
}

function writePicture(data, picture, writer) {
  const { pdf } = writer;
  const { width, height } = fitted(picture, widthOf(writer), pdf.page.height - 2 * MARGIN - 20);
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
  pdf.image(Buffer.from(data), leftOf(writer), pdf.y, { width, height });
  pdf.y += height + 8;
}

function writeList(list, writer) {
  const { pdf } = writer;
  let number = Number(list.start || 1);
  for (const item of list.items) {
    const box = item.task ? (item.checked ? "[x]" : "[ ]") : "•";
    const mark = list.ordered ? `${number++}.` : box;
    const blocks = contentOf(item);
    if (pdf.y + BODY_SIZE * 2 > pdf.page.height - MARGIN) pdf.addPage();
    const { y } = pdf;
    pdf.font(REGULAR).fontSize(BODY_SIZE).fillColor("#222222").text(mark, leftOf(writer), y, { lineBreak: false });
    pdf.y = y;
    indented(writer, () => writeBlocks(blocks, writer));
    if (blocks.length === 0) pdf.moveDown(1);
  }
}

function writeTable({ header, rows }, writer) {
  const { pdf } = writer;
  pdf.fontSize(BODY_SIZE - 1).fillColor("#222222");
  const cell = (tokens, isHead) => ({
    text: plainText(tokens) || " ",
    font: { src: isHead ? BOLD : REGULAR, size: BODY_SIZE - 1 },
    ...(isHead ? { backgroundColor: "#f0f0f0" } : {}),
  });
  const data = [
    header.map(({ tokens }) => cell(tokens, true)),
    ...rows.map((row) => row.map(({ tokens }) => cell(tokens, false))),
  ];
  pdf.x = leftOf(writer);
  pdf.table({ data, defaultStyle: { padding: 4, border: 0.5, borderColor: "#bbbbbb" } });
  pdf.x = MARGIN;
  pdf.moveDown(0.7);
}

function writeCode(text, writer) {
  const { pdf } = writer;
  pdf.fontSize(9).fillColor("#333333");
  indented(writer, () => {
    for (const line of text.split("\n")) {
      pdf.font(LATIN.test(line) ? CODE : REGULAR);
      pdf.text(
        line.replaceAll("\t", "    ").replace(/^ +/, (spaces) => "\u00a0".repeat(spaces.length)) || " ",
        leftOf(writer),
        pdf.y,
        { width: widthOf(writer) },
      );
    }
  });
  pdf.x = MARGIN;
  pdf.moveDown(0.6);
}

function numberPages(pdf) {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin, where text would otherwise begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.font(REGULAR).fontSize(8).fillColor("#888888");
    pdf.text(`${page - start + 1} / ${count}`, MARGIN, pdf.page.height - 36, {
      width: pdf.page.width - 2 * MARGIN,
      align: "center",
    });
  }
}
