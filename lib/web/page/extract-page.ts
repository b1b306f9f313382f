import { z } from "zod";
import { PAGE_TIME, parseInChild, readingMs } from "../../parsing/index.ts";
import { WebFailure } from "../web-error.ts";

const extractedSchema = z.object({
  title: z.string(),
  language: z.string().optional(),
  links: z.array(z.object({ url: z.string(), text: z.string() })),
  markdown: z.string(),
});

export type ExtractedPage = z.infer<typeof extractedSchema>;

const MIB = 1024 * 1024;
/** Of one parse; an ordinary page takes 0.3 s with the child's start. */
const LIMITS = { memory_bytes: 420 * MIB, output_bytes: 24 * MIB };

/**
 * Title, links and main content (Markdown) of an HTML page. Parsing runs in a locked child that is ended when `signal`
 * fires, so no page can block or end the server. Rejects with the signal's reason, or TOO_LARGE when the page is beyond
 * the child's memory, stack or time.
 */
export async function extractPage(html: string, url: string, signal: AbortSignal): Promise<ExtractedPage> {
  const input = new TextEncoder().encode(html);
  const outcome = await parseInChild({
    script: "lib/web/child/extract-page.mjs",
    packages: ["@mozilla/readability", "linkedom", "node-html-markdown"],
    input,
    options: { url },
    limits: { ...LIMITS, ms: readingMs(input.byteLength, PAGE_TIME) },
    signal,
  });
  if (!outcome.ok) throw new WebFailure("TOO_LARGE", `${url} is too complex to be read.`);
  return extractedSchema.parse(outcome.value);
}
