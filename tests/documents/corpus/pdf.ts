import PDFDocument from "pdfkit";
import type { Block } from "./content.ts";
import { PICTURE } from "./zip.ts";

const FONT = "node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";
const MADE_AT = new Date("2026-01-01T00:00:00Z");
const COLUMN = 150;

/** A PDF drawn by hand: each cell of a table stands where it would be printed. */
export async function pdfOf(pages: Block[][]): Promise<Buffer> {
  const pdf = new PDFDocument({ autoFirstPage: false, margin: 60, info: { CreationDate: MADE_AT, Title: "Corpus" } });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on("end", () => resolve()));
  for (const blocks of pages) {
    pdf.addPage().font(FONT);
    for (const block of blocks) draw(pdf, block);
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Pages that are pictures, as a scanner makes them. */
export async function scannedPdf(pages: number): Promise<Buffer> {
  return pdfOf(Array.from({ length: pages }, (): Block[] => [{ kind: "picture", alt: "" }]));
}

function draw(pdf: PDFKit.PDFDocument, block: Block): void {
  pdf.fontSize(11);
  switch (block.kind) {
    case "heading":
      pdf
        .fontSize(block.level === 1 ? 24 : 17)
        .text(block.text)
        .moveDown(0.5);
      return;
    case "list":
      for (const item of block.items) pdf.text(`- ${item}`);
      pdf.moveDown();
      return;
    case "table":
      for (const row of block.rows)
        drawRow(
          pdf,
          row.map((cell) => (typeof cell === "string" ? cell : cell.text)),
        );
      pdf.moveDown();
      return;
    case "link":
      pdf
        .text(`${block.text} `, { continued: true })
        .text(block.label, { link: block.url, continued: false })
        .moveDown();
      return;
    case "picture":
      pdf.image(PICTURE, { width: 200 }).text(block.alt).moveDown();
      return;
    case "note":
      pdf.text(block.text).fontSize(8).text(block.note).moveDown();
      return;
    case "formula":
      pdf.text(`${block.above} / ${block.below}`).moveDown();
      return;
    case "text":
      pdf.text(block.text).moveDown();
  }
}

function drawRow(pdf: PDFKit.PDFDocument, cells: string[]): void {
  const { y } = pdf;
  for (const [at, text] of cells.entries()) {
    pdf.text(text, 60 + at * COLUMN, y, { width: cells.length === 1 ? undefined : COLUMN - 10 });
  }
  pdf.x = 60;
}
