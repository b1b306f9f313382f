import { parseInChild } from "../parsing/index.ts";
import { MEDIA_LIMITS, type MediaResult, strangeAnswer } from "./media-result.ts";

/** What pictures can be written as. */
export const IMAGE_TARGETS = ["png", "jpg", "webp", "gif", "bmp"] as const;
export type ImageTarget = (typeof IMAGE_TARGETS)[number];
/** What pictures can be read from. */
export const IMAGE_SOURCES = ["png", "jpg", "webp", "gif", "bmp", "svg", "heic", "tiff", "avif"] as const;

export interface ConvertImageOptions {
  to: ImageTarget;
  /** 1 to 100, for JPEG and WebP; 85 unless told. */
  quality?: number | undefined;
  /** Reduces the picture to so many pixels on its longer side; never enlarges. */
  max_side?: number | undefined;
  signal: AbortSignal;
}

/**
 * A picture in another format, upright and without the camera's notes, made in a locked child. Animations stay such where
 * the new format can hold them (GIF, WebP); transparency becomes white where it cannot (JPEG, BMP).
 */
export async function convertImage(
  data: Uint8Array,
  { signal, ...options }: ConvertImageOptions,
): Promise<MediaResult<Uint8Array>> {
  const outcome = await parseInChild({
    script: "lib/media/child/image-child.mjs",
    packages: ["sharp", "bmp-ts", "heic-decode", "exifr"],
    input: data,
    options,
    limits: MEDIA_LIMITS.convert_image,
    allow: { addons: true },
    signal,
  });
  if (!outcome.ok) return outcome;
  const [made] = outcome.parts;
  return made ? { ok: true, value: made.data } : strangeAnswer();
}
