import { expect, it } from "vitest";
import { previewKind } from "./preview-kind";

it.each([
  ["image/png", "image"],
  ["image/svg+xml", "image"],
  ["image/tiff", "none"],
  ["audio/mpeg", "audio"],
  ["video/mp4", "video"],
  ["text/markdown", "markdown"],
  ["text/csv", "table"],
  ["text/html", "code"],
  ["text/x-python", "code"],
  ["application/json", "code"],
  ["application/pdf", "document"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "document"],
  ["application/rtf", "document"],
  ["application/msword", "none"],
  ["application/octet-stream", "none"],
])("%s is shown as %s", (media_type, kind) => {
  expect(previewKind(media_type)).toBe(kind);
});
