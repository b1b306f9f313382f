// Child of lib/documents: the bytes of a document in, its sections as Markdown out.
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { detectFormat } from "./read/detect-format.mjs";

/** Each reader brings its own library, so that only the one needed is loaded. */
const READERS = {
  pdf: async () => (await import("./read/read-pdf.mjs")).readPdf,
  docx: async () => (await import("./read/read-docx.mjs")).readDocx,
  xlsx: async () => (await import("./read/read-xlsx.mjs")).readXlsx,
  pptx: async () => (await import("./read/read-pptx.mjs")).readPptx,
  odt: async () => (await import("./read/read-odt.mjs")).readOdt,
  rtf: async () => (await import("./read/read-rtf.mjs")).readRtf,
  epub: async () => (await import("./read/read-epub.mjs")).readEpub,
  html: async () => (await import("./read/read-html.mjs")).readHtml,
  text: async () => (await import("./read/read-text.mjs")).readText,
};
const SAME_AS = { xls: "xlsx", ods: "xlsx", odp: "odt" };

serve(async ({ input, options: { name, from_page, max_chars } }) => {
  const { format, archive, decoded, notes } = await detectFormat(input, name);
  if (format === "parquet") {
    throw new Refusal(
      "UNSUPPORTED",
      "This is a Parquet table. Convert it with convert_file to csv or md, or query it with SQL.",
    );
  }
  const load = READERS[SAME_AS[format] ?? format] ?? READERS.text;
  const read = await load();
  const found = await read({ input, archive, decoded, format, from_page, max_chars });
  return { value: { first: 1, total: found.sections.length, ...found, format, notes: [...notes, ...found.notes] } };
});
