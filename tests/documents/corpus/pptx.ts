import pptxgen from "pptxgenjs";
import { type Block, spanned } from "./content.ts";
import { PICTURE } from "./zip.ts";

/** A presentation whose slides begin at the headings. */
export async function pptxOf(blocks: Block[], spoken: string): Promise<Buffer> {
  const deck = new pptxgen();
  deck.defineSlideMaster({
    title: "PAGE",
    objects: [{ placeholder: { options: { name: "title", type: "title", x: 0.5, y: 0.2, w: 9, h: 1 }, text: "" } }],
  });
  let slide: pptxgen.Slide | undefined;
  let y = 1.3;
  for (const block of blocks) {
    if (block.kind === "heading" || !slide) {
      slide = deck.addSlide({ masterName: "PAGE" });
      slide.addNotes(spoken);
      y = 1.3;
    }
    if (block.kind === "heading") slide.addText(block.text, { placeholder: "title" });
    else place(slide, block, y);
    y += 1;
  }
  const made = await deck.write({ outputType: "nodebuffer" });
  if (!(made instanceof Uint8Array)) throw new Error("no presentation was made");
  return Buffer.from(made);
}

function place(slide: pptxgen.Slide, block: Block, y: number): void {
  const at = { x: 0.5, y, w: 9, h: 0.8 };
  switch (block.kind) {
    case "list":
      slide.addText(
        block.items.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
        at,
      );
      return;
    case "table":
      slide.addTable(
        block.rows.map((row) =>
          row.map(spanned).map(({ text, columns, rows }) => ({ text, options: { colspan: columns, rowspan: rows } })),
        ),
        at,
      );
      return;
    case "picture":
      slide.addImage({ data: `image/png;base64,${PICTURE.toString("base64")}`, altText: block.alt, ...at });
      return;
    case "link":
      slide.addText(
        [{ text: `${block.text} ` }, { text: block.label, options: { hyperlink: { url: block.url } } }],
        at,
      );
      return;
    case "note":
      slide.addText(`${block.text}\n${block.note}`, at);
      return;
    case "formula":
      slide.addText(`${block.above} / ${block.below}`, at);
      return;
    case "heading":
    case "text":
      slide.addText(block.text, at);
  }
}
