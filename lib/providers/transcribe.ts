import { z } from "zod";
import { fail, isAlmaError } from "../core/errors.ts";
import { judgeFault } from "./fault/judge-fault.ts";
import { redactorOf } from "./fault/redact.ts";
import type { Transcriber } from "./kinds/openai-transcriber.ts";
import { takeCall } from "./rate-limit.ts";

/** An hour of speech takes a provider some minutes. */
const LIMIT_MS = 280_000;

export interface TranscribeCall {
  data: Uint8Array;
  /** With the extension the provider goes by. */
  file_name: string;
  media_type: string;
  /** ISO 639-1; unset: the model hears which it is. */
  language?: string | undefined;
  /** Names and words that occur, to be spelled so. */
  prompt?: string | undefined;
  /** Asks for the times of each piece, which not every model can give. */
  with_times?: boolean | undefined;
  signal: AbortSignal;
}

const transcriptSchema = z.object({
  text: z.string(),
  language: z.string().optional().catch(undefined),
  /** Seconds. */
  duration: z.coerce.number().optional().catch(undefined),
  segments: z
    .array(z.object({ start: z.number(), end: z.number(), text: z.string() }))
    .optional()
    .catch(undefined),
});

export type Transcript = z.infer<typeof transcriptSchema>;

/** Turns speech into text. Throws one of our provider errors, with its advice and whether it can be tried again. */
export async function transcribe(transcriber: Transcriber, call: TranscribeCall): Promise<Transcript> {
  const held = takeCall(transcriber);
  if (held) throw held.error;
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(LIMIT_MS)]);
  try {
    const response = await transcriber.send(fieldsOf(call), signal);
    const body = await response.text();
    if (!response.ok) throw faultOf(response, body);
    return transcriptOf(body);
  } catch (error) {
    throw judged(transcriber, error, call.signal);
  }
}

function fieldsOf(call: TranscribeCall): Record<string, string | File> {
  const { data, file_name, media_type, language, prompt, with_times } = call;
  return {
    file: new File([new Uint8Array(data)], file_name, { type: media_type }),
    response_format: with_times ? "verbose_json" : "json",
    ...(language !== undefined && { language }),
    ...(prompt !== undefined && { prompt }),
  };
}

function transcriptOf(body: string): Transcript {
  const transcript = transcriptSchema.safeParse(parsed(body));
  if (transcript.success) return transcript.data;
  throw fail("PROVIDER_BAD_RESPONSE", {
    message: "The provider's transcript cannot be read. Check that the model turns speech into text.",
  });
}

const wordsSchema = z.object({ error: z.object({ message: z.string() }) });

const faultOf = (response: Response, responseBody: string) => ({
  statusCode: response.status,
  responseHeaders: Object.fromEntries(response.headers),
  responseBody,
  message: wordsSchema.safeParse(parsed(responseBody)).data?.error.message ?? "",
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema says that it is none.
    return undefined;
  }
}

function judged(transcriber: Transcriber, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return fail("RUN_CANCELLED", { message: "The run was stopped." });
  if (isAlmaError(error)) return error;
  if (error instanceof Error && error.name === "TimeoutError") return fail("PROVIDER_TIMEOUT", { retryable: true });
  return judgeFault(error, redactorOf(transcriber)).error;
}
