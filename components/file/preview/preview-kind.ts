/** How a file is shown; `none` is offered as a download only. */
export type PreviewKind = "image" | "audio" | "video" | "markdown" | "table" | "code" | "document" | "none";

const IMAGES = new Set(["png", "jpeg", "gif", "webp", "bmp", "avif", "svg+xml"].map((type) => `image/${type}`));
const TABLES = new Set(["text/csv", "text/tab-separated-values"]);
const CODE = new Set(
  ["json", "jsonl", "xml", "yaml", "toml", "sql", "x-ipynb+json"].map((type) => `application/${type}`),
);

/** What the server reads as text; `office` of unknown kind and older Word and PowerPoint files are not among them. */
const DOCUMENTS = [
  /^application\/pdf$/,
  /^application\/vnd\.openxmlformats-officedocument\./,
  /^application\/vnd\.oasis\.opendocument\./,
  /^application\/vnd\.ms-excel$/,
  /^application\/epub\+zip$/,
  /^(application|text)\/rtf$/,
];

/**
 * By the type that the server found in the bytes. A page or a drawing with scripts is never shown as what it is: HTML is
 * read as code, SVG becomes a picture.
 */
export function previewKind(media_type: string): PreviewKind {
  if (IMAGES.has(media_type)) return "image";
  if (media_type.startsWith("audio/")) return "audio";
  if (media_type.startsWith("video/")) return "video";
  if (media_type === "text/markdown") return "markdown";
  if (TABLES.has(media_type)) return "table";
  if (DOCUMENTS.some((type) => type.test(media_type))) return "document";
  return media_type.startsWith("text/") || CODE.has(media_type) ? "code" : "none";
}
