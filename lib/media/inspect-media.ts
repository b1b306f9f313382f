import { z } from "zod";
import { parseInChild } from "../parsing/index.ts";
import { MEDIA_LIMITS, type MediaResult, strangeAnswer } from "./media-result.ts";
import { type MediaTrack, trackSchema } from "./media-track.ts";

const number = z.number().optional();

export const mediaInfoSchema = z.object({
  /** By content, whatever the file is called. */
  format: z.string(),
  container: z.string(),
  /** Seconds. */
  duration: number,
  /** Bits a second, all together. */
  bit_rate: number,
  audio: z.array(
    z.object({
      codec: z.string(),
      channels: number,
      /** Hz. */
      sample_rate: number,
      bit_rate: number,
      bits_per_sample: number,
      language: z.string().optional(),
    }),
  ),
  video: z.array(
    z.object({
      codec: z.string(),
      width: number,
      height: number,
      frames_per_second: number,
      bit_rate: number,
      /** Degrees, clockwise. */
      rotation: number,
    }),
  ),
  /** How many subtitle tracks it has. */
  subtitles: z.number().int(),
  tags: z.record(z.string(), z.string()),
  /** Where it was recorded; only where it was asked for. */
  location: z.string().optional(),
});

export type MediaInfo = z.infer<typeof mediaInfoSchema>;

export interface InspectMediaOptions {
  /** Tells where it was recorded, if it knows. */
  with_location?: boolean | undefined;
  signal: AbortSignal;
}

const answerSchema = z.object({ format: z.string(), tracks: z.array(trackSchema) });

/** What a sound or film is: duration, codecs, size, tags; read from its headers in a locked child. */
export async function inspectMedia(
  data: Uint8Array,
  { with_location = false, signal }: InspectMediaOptions,
): Promise<MediaResult<MediaInfo>> {
  const outcome = await parseInChild({
    script: "lib/media/child/media-info-child.mjs",
    packages: ["mediainfo.js"],
    input: data,
    limits: MEDIA_LIMITS.inspect_media,
    signal,
  });
  if (!outcome.ok) return outcome;
  const answer = answerSchema.safeParse(outcome.value);
  if (!answer.success) return strangeAnswer();
  return { ok: true, value: infoOf(answer.data, with_location) };
}

function infoOf({ format, tracks }: z.infer<typeof answerSchema>, with_location: boolean): MediaInfo {
  const of = (type: string) => tracks.filter((track) => track["@type"] === type);
  const [general] = of("General");
  const [first] = [...of("Video"), ...of("Audio")];
  const location = with_location ? general?.Recorded_Location : undefined;
  return {
    format,
    container: general?.Format ?? format,
    duration: general?.Duration ?? first?.Duration,
    bit_rate: general?.OverallBitRate,
    audio: of("Audio").map((track) => ({
      codec: codecOf(track),
      channels: track.Channels,
      sample_rate: track.SamplingRate,
      bit_rate: track.BitRate,
      bits_per_sample: track.BitDepth,
      language: track.Language,
    })),
    video: of("Video").map((track) => ({
      codec: codecOf(track),
      width: track.Width,
      height: track.Height,
      frames_per_second: track.FrameRate,
      bit_rate: track.BitRate,
      rotation: track.Rotation,
    })),
    subtitles: of("Text").length,
    tags: tagsOf(general),
    ...(location !== undefined && { location }),
  };
}

/** MPEG audio is called by what people know: MP3. */
const codecOf = ({ Format = "unknown", Format_Profile }: MediaTrack): string =>
  Format === "MPEG Audio" && Format_Profile === "Layer 3" ? "MP3" : Format;

/** A writer that knows no date writes the first one there is. */
const dated = (date: string | undefined) => (date?.startsWith("1970-01-01") ? undefined : date);

function tagsOf(general: MediaTrack | undefined): Record<string, string> {
  if (!general) return {};
  const { Title, Performer, Album, Track, Track_Position, Genre, Recorded_Date, Encoded_Date, Comment, Copyright } =
    general;
  const tags = {
    title: Title ?? Track,
    artist: Performer,
    album: Album,
    track: Track_Position,
    genre: Genre,
    recorded: Recorded_Date,
    encoded: dated(Encoded_Date),
    comment: Comment,
    copyright: Copyright,
  };
  return Object.fromEntries(Object.entries(tags).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
