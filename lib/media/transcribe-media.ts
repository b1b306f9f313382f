import { db } from "../../db/client.ts";
import type { Actor } from "../core/actor.ts";
import { isAlmaError } from "../core/errors.ts";
import { detectFormat } from "../parsing/index.ts";
import { resolveTranscriber, type Transcript, transcribe } from "../providers/index.ts";
import { recordUsage } from "../usage/index.ts";
import { convertMedia } from "./convert-media.ts";

/** What speech services take as it is; the rest, and what is large, is made a small MP3 first. */
const TAKEN: Record<string, string> = { mp3: "audio/mpeg", wav: "audio/wav", flac: "audio/flac", m4a: "audio/mp4" };
const LARGE = 8 * 1024 * 1024;
const MAX_SENT = 24 * 1024 * 1024;

export interface TranscribeMediaOptions {
  language?: string | undefined;
  prompt?: string | undefined;
  with_times?: boolean | undefined;
  signal: AbortSignal;
}

export type MediaTranscript =
  | { ok: true; value: Transcript & { model: string } }
  | { ok: false; error: { code: string; message: string } };

/**
 * The words of a recording or film, by the actor's model of type `transcription`. A file that is none, or a provider that
 * fails, is a named error.
 */
export async function transcribeMedia(
  actor: Actor,
  data: Uint8Array,
  { signal, ...options }: TranscribeMediaOptions,
): Promise<MediaTranscript> {
  try {
    const { transcriber, model } = await resolveTranscriber(actor);
    const speech = await speechOf(data, signal);
    if (!speech.ok) return speech;
    const transcript = await transcribe(transcriber, { ...speech.value, ...options, signal });
    const { llm_id, model_id, provider_name, name } = model;
    // Speech is charged by the minute: there are no tokens to count.
    const usage = { prompt_tokens: 0, completion_tokens: 0 };
    const used = { llm_id, model_id, provider_name, name, pricing: null };
    await recordUsage(db(), [
      { user_id: actor.user_id, agent_name: null, model: used, requests: 1, failures: 0, usage },
    ]);
    return { ok: true, value: { ...transcript, model: name } };
  } catch (error) {
    if (!isAlmaError(error) || signal.aborted) throw error;
    return { ok: false, error: { code: error.code, message: error.message } };
  }
}

async function speechOf(data: Uint8Array, signal: AbortSignal) {
  const format = detectFormat(data) ?? "";
  const media_type = TAKEN[format];
  if (media_type !== undefined && data.byteLength <= LARGE) {
    return { ok: true as const, value: { data, media_type, file_name: `audio.${format}` } };
  }
  const made = await convertMedia(data, { to: "speech", signal });
  if (!made.ok) return made;
  if (made.value.byteLength > MAX_SENT) {
    const message = "The recording is longer than a model listens to at once (about an hour). Cut it and try again.";
    return { ok: false as const, error: { code: "TOO_LARGE", message } };
  }
  return { ok: true as const, value: { data: made.value, media_type: "audio/mpeg", file_name: "audio.mp3" } };
}
