export type AttachmentKind = "code" | "data" | "document" | "text" | "image" | "audio" | "video" | "archive" | "other";

const BY_EXTENSION: [AttachmentKind, RegExp][] = [
  [
    "code",
    /\.(?:py|ipynb|m?js|cjs|tsx?|jsx|java|kt|go|rs|rb|php|c|h|cc|cpp|hpp|cs|swift|sh|bash|ps1|sql|css|vue|lua|pl|r)$/i,
  ],
  ["data", /\.(?:csv|tsv|xlsx?|ods|parquet|json|jsonl|xml|ya?ml|sqlite|db)$/i],
  ["document", /\.(?:pdf|docx?|pptx?|odt|odp|rtf|epub)$/i],
  ["text", /\.(?:txt|md|markdown|log|html?|ics|ini|toml|conf|cfg|env|tex|srt)$/i],
  ["image", /\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|heic)$/i],
  ["audio", /\.(?:mp3|wav|ogg|flac|m4a)$/i],
  ["video", /\.(?:mp4|mov|webm|mkv|avi)$/i],
  ["archive", /\.(?:zip|tar|gz|tgz|7z|rar)$/i],
];

const BY_MEDIA_TYPE: [AttachmentKind, RegExp][] = [
  ["image", /^image\//],
  ["audio", /^audio\//],
  ["video", /^video\//],
  ["code", /python|javascript|typescript|x-(?:go|java|c|rust|ruby|php|sh)/],
  ["data", /csv|json|spreadsheet|ms-excel|xml$/],
  ["document", /pdf|word|presentation|opendocument|rtf|epub/],
  ["archive", /zip|tar|gzip/],
  ["text", /^text\//],
];

/** The kind of an attachment, by its name first (browsers send odd media types for source files), then its type. */
export const attachmentKind = (attachment: { name: string; media_type: string }): AttachmentKind => {
  const byName = BY_EXTENSION.find(([, pattern]) => pattern.test(attachment.name));
  const byType = BY_MEDIA_TYPE.find(([, pattern]) => pattern.test(attachment.media_type.toLowerCase()));
  return byName?.[0] ?? byType?.[0] ?? "other";
};
