import { z } from "zod";

const text = z.string().optional().catch(undefined);
/** Headers are written by any program: a number that is none is left out. */
const number = z.coerce.number().finite().optional().catch(undefined);

/** A track as the reader of headers tells it; only what is used. */
export const trackSchema = z.object({
  "@type": z.string(),
  Format: text,
  Format_Profile: text,
  Format_Commercial: text,
  Duration: number,
  BitRate: number,
  OverallBitRate: number,
  Channels: number,
  SamplingRate: number,
  BitDepth: number,
  Width: number,
  Height: number,
  FrameRate: number,
  Rotation: number,
  Language: text,
  Title: text,
  Performer: text,
  Album: text,
  Track: text,
  Track_Position: text,
  Genre: text,
  Recorded_Date: text,
  Encoded_Date: text,
  Comment: text,
  Copyright: text,
  Recorded_Location: text,
});

export type MediaTrack = z.infer<typeof trackSchema>;
