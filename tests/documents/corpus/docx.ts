import { type Block, spanned } from "./content.ts";
import { escapeXml, PICTURE, zipOf } from "./zip.ts";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const run = (text: string) => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
const paragraph = (content: string, properties = "") =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** A Word document written by hand, so that no library of ours has a part in it. */
export function docxOf(blocks: Block[]): Promise<Buffer> {
  const notes: string[] = [];
  const body = blocks.map((block) => bodyOf(block, notes)).join("");
  const note = (text: string, at: number) => `<w:footnote w:id="${at + 1}">${paragraph(run(text))}</w:footnote>`;
  return zipOf([
    ["[Content_Types].xml", contentTypes()],
    ["_rels/.rels", relations([["rId1", `${OFFICE}/officeDocument`, "word/document.xml", ""]])],
    [
      "word/document.xml",
      `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ],
    ["word/styles.xml", styles()],
    ["word/numbering.xml", numbering()],
    ["word/footnotes.xml", `<w:footnotes ${NAMESPACES}>${notes.map(note).join("")}</w:footnotes>`],
    ["word/media/image1.png", PICTURE],
    ["word/_rels/document.xml.rels", documentRelations()],
  ]);
}

function bodyOf(block: Block, notes: string[]): string {
  switch (block.kind) {
    case "heading":
      return paragraph(run(block.text), `<w:pStyle w:val="${block.level}"/>`);
    case "text":
      return paragraph(run(block.text));
    case "list":
      return block.items
        .map((item) => paragraph(run(item), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
        .join("");
    case "note":
      return paragraph(`${run(block.text)}<w:r><w:footnoteReference w:id="${notes.push(block.note)}"/></w:r>`);
    case "link":
      return paragraph(`${run(`${block.text} `)}<w:hyperlink r:id="rIdLink">${run(block.label)}</w:hyperlink>`);
    case "formula":
      return paragraph(
        `<m:oMath><m:f><m:num><m:r><m:t>${block.above}</m:t></m:r></m:num><m:den><m:r><m:t>${block.below}</m:t></m:r></m:den></m:f></m:oMath>`,
      );
    case "picture":
      return paragraph(picture(block.alt));
    case "table":
      return tableOf(block);
  }
}

/** Rows with `gridSpan` and `vMerge`, as Word writes them: what is covered from above is a cell of its own. */
function tableOf({ rows }: Extract<Block, { kind: "table" }>): string {
  const open = new Map<number, { left: number; columns: number }>();
  const lines = rows.map((row) => {
    let cells = "";
    let x = 0;
    const covered = (): void => {
      for (let above = open.get(x); above && above.left > 0; above = open.get(x)) {
        cells += tableCell("", above.columns, "<w:vMerge/>");
        above.left -= 1;
        x += above.columns;
      }
    };
    covered();
    for (const cell of row) {
      const { text, columns, rows: height } = spanned(cell);
      cells += tableCell(text, columns, height > 1 ? '<w:vMerge w:val="restart"/>' : "");
      open.set(x, { left: height - 1, columns });
      x += columns;
      covered();
    }
    return `<w:tr>${cells}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid/>${lines.join("")}</w:tbl>`;
}

const tableCell = (text: string, columns: number, merge: string) =>
  `<w:tc><w:tcPr>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ""}${merge}</w:tcPr>${paragraph(text && run(text))}</w:tc>`;

const picture = (alt: string) =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Picture 1" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

const styles = () =>
  `<w:styles ${NAMESPACES}>${[1, 2, 3].map((level) => `<w:style w:type="paragraph" w:styleId="${level}"><w:name w:val="heading ${level}"/></w:style>`).join("")}</w:styles>`;

const numbering = () =>
  `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

type Relation = [id: string, type: string, target: string, mode: string];

const relations = (all: Relation[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, type, target, mode]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode}/>`).join("")}</Relationships>`;

const documentRelations = () =>
  relations([
    ["rId1", `${OFFICE}/styles`, "styles.xml", ""],
    ["rId2", `${OFFICE}/numbering`, "numbering.xml", ""],
    ["rId3", `${OFFICE}/footnotes`, "footnotes.xml", ""],
    ["rIdPicture", `${OFFICE}/image`, "media/image1.png", ""],
    ["rIdLink", `${OFFICE}/hyperlink`, "https://example.org/archive", ' TargetMode="External"'],
  ]);

const contentTypes = () =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPES}.numbering+xml"/><Override PartName="/word/footnotes.xml" ContentType="${TYPES}.footnotes+xml"/></Types>`;
