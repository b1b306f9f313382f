/** Documents and tables: read as Markdown, written from it, both in locked children. */
export { documentConversions } from "./document-conversions.ts";
export { documentPart, outlineOf, readChars } from "./document-part.ts";
export { makeDocument } from "./make-document.ts";
export { planSummary } from "./plan-summary.ts";
export { previewDocument } from "./preview-document.ts";
export { readDocument } from "./read-document.ts";
export { summarizeDocument } from "./summarize-document.ts";
