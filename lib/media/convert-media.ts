import { parseInChild } from "../parsing/index.ts";
import { MEDIA_LIMITS, type MediaResult, strangeAnswer } from "./media-result.ts";

export const AUDIO_FORMATS = ["mp3", "wav", "flac", "aac", "m4a", "ogg"] as const;
export const VIDEO_FORMATS = ["mp4", "mov", "avi", "wmv", "mkv", "webm"] as const;
export type MediaFormat = (typeof AUDIO_FORMATS)[number] | (typeof VIDEO_FORMATS)[number];

export interface ConvertMediaOptions {
  /** `speech` is a small MP3 of one channel, for models that listen. */
  to: MediaFormat | "speech";
  signal: AbortSignal;
}

/**
 * A sound or film in another format, made by FFmpeg as WebAssembly in a locked child; a film becomes a sound by leaving its
 * picture out. Where the new container can hold what the old one holds, nothing is encoded again.
 */
export async function convertMedia(
  data: Uint8Array,
  { to, signal }: ConvertMediaOptions,
): Promise<MediaResult<Uint8Array>> {
  const outcome = await parseInChild({
    script: "lib/media/child/ffmpeg-child.mjs",
    packages: ["@ffmpeg/core"],
    input: data,
    options: { to },
    limits: MEDIA_LIMITS.convert_media,
    signal,
  });
  if (!outcome.ok) return outcome;
  const [made] = outcome.parts;
  return made ? { ok: true, value: made.data } : strangeAnswer();
}
