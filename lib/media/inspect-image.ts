import { z } from "zod";
import { detectFormat, parseInChild } from "../parsing/index.ts";
import { MEDIA_LIMITS, type MediaResult, strangeAnswer } from "./media-result.ts";

const note = z.union([z.string().max(1000), z.number()]);

export const imageInfoSchema = z.object({
  /** By content, whatever the file is called. */
  format: z.string(),
  /** Pixels of one frame, as stored. */
  width: z.number().int(),
  height: z.number().int(),
  /** More than one for an animation or a file of several pages. */
  frames: z.number().int(),
  color_space: z.string().optional(),
  bits_per_channel: z.number().int(),
  has_transparency: z.boolean(),
  /** As #rrggbb. */
  dominant_color: z.string(),
  /** The camera's notes: device, time, exposure. Never the place. */
  exif: z.record(z.string(), note),
  /** Degrees and metres; only where it was asked for. */
  location: z.object({ latitude: z.number(), longitude: z.number(), altitude: z.number().optional() }).optional(),
  /** What an SVG holds that is never run or loaded, by kind. */
  removed: z.array(z.string()),
});

export type ImageInfo = z.infer<typeof imageInfoSchema>;

export interface InspectImageOptions {
  /** Tells where the picture was taken, if it knows. */
  with_location?: boolean | undefined;
  signal: AbortSignal;
}

/** What a picture is, read in a locked child. A file that is none, or too large to be decoded, is a named error. */
export async function inspectImage(
  data: Uint8Array,
  { with_location = false, signal }: InspectImageOptions,
): Promise<MediaResult<ImageInfo>> {
  const outcome = await parseInChild({
    script: "lib/media/child/image-child.mjs",
    packages: ["sharp", "bmp-ts", "heic-decode", "exifr"],
    input: data,
    options: { with_location },
    limits: MEDIA_LIMITS[detectFormat(data) === "svg" ? "inspect_svg" : "inspect_image"],
    allow: { addons: true },
    signal,
  });
  if (!outcome.ok) return outcome;
  const info = imageInfoSchema.safeParse(outcome.value);
  return info.success ? { ok: true, value: info.data } : strangeAnswer();
}
