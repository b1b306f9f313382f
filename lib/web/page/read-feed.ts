import { z } from "zod";
import { PAGE_TIME, parseInChild, readingMs } from "../../parsing/index.ts";
import { WebFailure } from "../web-error.ts";

const feedSchema = z.object({
  title: z.string(),
  markdown: z.string(),
  links: z.array(z.object({ url: z.string(), text: z.string() })),
});

const MIB = 1024 * 1024;
const LIMITS = { memory_bytes: 256 * MIB, output_bytes: 12 * MIB };

/** An RSS, Atom or JSON feed as a Markdown list of its entries, read in a locked child. Throws DAMAGED or TOO_LARGE. */
export async function readFeed(text: string, url: string, signal: AbortSignal): Promise<z.infer<typeof feedSchema>> {
  const input = new TextEncoder().encode(text);
  const outcome = await parseInChild({
    script: "lib/web/child/read-feed.mjs",
    packages: ["fast-xml-parser"],
    input,
    options: { url },
    limits: { ...LIMITS, ms: readingMs(input.byteLength, PAGE_TIME) },
    signal,
  });
  if (outcome.ok) return feedSchema.parse(outcome.value);
  const isTooMuch = outcome.error.code === "TOO_LARGE" || outcome.error.code === "PARSE_TIMEOUT";
  throw new WebFailure(
    isTooMuch ? "TOO_LARGE" : "DAMAGED",
    `The feed ${url} could not be read. ${outcome.error.message}`,
  );
}
