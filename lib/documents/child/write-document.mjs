// Child of lib/documents: Markdown and pictures in, a document out.
import { marked } from "marked";
import { Refusal, serve } from "../../parsing/child/serve.mjs";

/** Each writer brings its own library, so that only the one needed is loaded. */
const WRITERS = {
  docx: async () => (await import("./write/write-docx.mjs")).writeDocx,
  pdf: async () => (await import("./write/write-pdf.mjs")).writePdf,
  pptx: async () => (await import("./write/write-pptx.mjs")).writePptx,
  txt: async () => (await import("./write/write-text.mjs")).writeText,
};

serve(async ({ input, options: { to, title }, parts }) => {
  const markdown = new TextDecoder().decode(input);
  const context = { title, pictures: parts };
  if (to === "html") {
    const { writeHtml } = await import("./write/write-html.mjs");
    return { value: null, parts: [{ name: "document", data: writeHtml(markdown, context) }] };
  }
  const load = WRITERS[to];
  if (!load) throw new Refusal("UNSUPPORTED", `Documents cannot be written as ${to}.`);
  const write = await load();
  return {
    value: null,
    parts: [{ name: "document", data: await write(marked.lexer(markdown, { gfm: true }), context) }],
  };
});
