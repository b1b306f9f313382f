import { z } from "zod";
import { parseInChild } from "../parsing/index.ts";
import { MEDIA_LIMITS, type MediaResult, strangeAnswer } from "./media-result.ts";

export const OCR_LANGUAGES = ["zh", "en", "both"] as const;
export type OcrLanguage = (typeof OCR_LANGUAGES)[number];

const DATA: Record<OcrLanguage, string[]> = { zh: ["chi_sim"], en: ["eng"], both: ["eng", "chi_sim"] };

export const recognizedSchema = z.object({
  pages: z.array(
    z.object({
      page: z.number().int(),
      text: z.string(),
      /** 0 to 100, as the recogniser judges itself; 0 for a page without text. */
      confidence: z.number(),
      /** Pictures of the page that were not read: it has very many. */
      left_out: z.number().int().optional(),
    }),
  ),
  total_pages: z.number().int(),
});

export type RecognizedText = z.infer<typeof recognizedSchema>;

export interface RecognizeOptions {
  language?: OcrLanguage | undefined;
  /** From 1. */
  from_page?: number | undefined;
  max_pages?: number | undefined;
  /** No further page is begun after so many milliseconds; the first one always is. */
  budget_ms?: number | undefined;
  signal: AbortSignal;
}

/**
 * The text that can be seen in a picture or in the page images of a scanned PDF, read in a locked child. Fewer pages than
 * asked for come back where the time was up: go on with `from_page`.
 */
export async function recognizeText(
  data: Uint8Array,
  { language = "both", from_page = 1, max_pages = 10, budget_ms = 90_000, signal }: RecognizeOptions,
): Promise<MediaResult<RecognizedText>> {
  const languages = DATA[language];
  const outcome = await parseInChild({
    script: "lib/media/child/ocr-child.mjs",
    packages: [
      ...["sharp", "bmp-ts", "heic-decode", "unpdf", "tesseract.js-core"],
      ...languages.map((name) => `@tesseract.js-data/${name}`),
    ],
    input: data,
    options: { languages, from_page, max_pages, budget_ms },
    limits: MEDIA_LIMITS.recognize,
    allow: { addons: true },
    signal,
  });
  if (!outcome.ok) return outcome;
  const read = recognizedSchema.safeParse(outcome.value);
  return read.success ? { ok: true, value: read.data } : strangeAnswer();
}
