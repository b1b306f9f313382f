import { convertImage, IMAGE_SOURCES, IMAGE_TARGETS, type ImageTarget } from "./convert-image.ts";
import { AUDIO_FORMATS, convertMedia, type MediaFormat, VIDEO_FORMATS } from "./convert-media.ts";
import type { MediaResult } from "./media-result.ts";

/** One way from a format to another, by extension; structurally what `lib/conversion` collects. */
export interface MediaConversion {
  from: string;
  to: string;
  convert(job: {
    data: Uint8Array;
    options: Record<string, unknown>;
    signal: AbortSignal;
  }): Promise<
    { ok: true; data: Uint8Array; notes: string[] } | { ok: false; error: { code: string; message: string } }
  >;
}

const answerOf = (result: MediaResult<Uint8Array>, notes: string[]) =>
  result.ok ? { ok: true as const, data: result.value, notes } : result;

const within = (value: unknown, min: number, max: number): number | undefined =>
  typeof value === "number" && value >= min && value <= max ? Math.round(value) : undefined;

const image = (from: string, to: ImageTarget): MediaConversion => ({
  from,
  to,
  convert: async ({ data, options, signal }) => {
    const quality = within(options.quality, 1, 100);
    const max_side = within(options.max_side, 1, 16_000);
    const notes = from === "svg" ? ["scripts and references to other files are left out"] : [];
    return answerOf(await convertImage(data, { to, quality, max_side, signal }), notes);
  },
});

const media = (from: string, to: MediaFormat): MediaConversion => ({
  from,
  to,
  convert: async ({ data, signal }) => answerOf(await convertMedia(data, { to, signal }), []),
});

const images = IMAGE_SOURCES.flatMap((from) => IMAGE_TARGETS.filter((to) => to !== from).map((to) => image(from, to)));

const sounds = [...AUDIO_FORMATS, ...VIDEO_FORMATS].flatMap((from) =>
  AUDIO_FORMATS.filter((to) => to !== from).map((to) => media(from, to)),
);

const films = VIDEO_FORMATS.flatMap((from) => VIDEO_FORMATS.filter((to) => to !== from).map((to) => media(from, to)));

/** Every conversion of pictures, sound and film. What the bytes are is looked at again: a wrong name does not matter. */
export const mediaConversions: MediaConversion[] = [...images, ...sounds, ...films];
