import { type Block, spanned } from "./content.ts";
import { escapeXml, PICTURE, zipOf } from "./zip.ts";

const NAMESPACES = [
  ["office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"],
  ["text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"],
  ["table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"],
  ["draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"],
  ["svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"],
  ["xlink", "http://www.w3.org/1999/xlink"],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ");

const paragraph = (content: string) => `<text:p>${content}</text:p>`;

/** An OpenDocument text written by hand. */
export function odtOf(blocks: Block[]): Promise<Buffer> {
  const body = blocks.map(bodyOf).join("");
  return zipOf([
    ["mimetype", "application/vnd.oasis.opendocument.text"],
    [
      "META-INF/manifest.xml",
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    ],
    [
      "content.xml",
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ],
    ["Pictures/a.png", PICTURE],
  ]);
}

function bodyOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<text:h text:outline-level="${block.level}">${escapeXml(block.text)}</text:h>`;
    case "text":
      return paragraph(escapeXml(block.text));
    case "list":
      return `<text:list>${block.items.map((item) => `<text:list-item>${paragraph(escapeXml(item))}</text:list-item>`).join("")}</text:list>`;
    case "note":
      return paragraph(
        `${escapeXml(block.text)}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${paragraph(escapeXml(block.note))}</text:note-body></text:note>`,
      );
    case "link":
      return paragraph(`${escapeXml(block.text)} <text:a xlink:href="${block.url}">${escapeXml(block.label)}</text:a>`);
    case "formula":
      return paragraph(`${block.above}/${block.below}`);
    case "picture":
      return paragraph(
        `<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>${escapeXml(block.alt)}</svg:title></draw:frame>`,
      );
    case "table":
      return tableOf(block);
  }
}

function tableOf({ rows }: Extract<Block, { kind: "table" }>): string {
  const line = (row: Extract<Block, { kind: "table" }>["rows"][number]) =>
    row
      .map((cell) => {
        const { text, columns, rows: height } = spanned(cell);
        const covered = "<table:covered-table-cell/>".repeat(columns - 1);
        return `<table:table-cell table:number-columns-spanned="${columns}" table:number-rows-spanned="${height}">${paragraph(escapeXml(text))}</table:table-cell>${covered}`;
      })
      .join("");
  return `<table:table>${rows.map((row) => `<table:table-row>${line(row)}</table:table-row>`).join("")}</table:table>`;
}
