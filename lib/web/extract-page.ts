import path from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { singleton } from "../core/singleton.ts";
import { WebFailure } from "./web-error.ts";

const extractedSchema = z.object({
  title: z.string(),
  language: z.string().optional(),
  links: z.array(z.object({ url: z.string(), text: z.string() })),
  markdown: z.string(),
});

export type ExtractedPage = z.infer<typeof extractedSchema>;

/** Pages parsed at the same time; each may take the memory below. */
const MAX_WORKERS = 2;
/** Of one parse; an ordinary page takes 0.2 s with the worker's start. A longer one would keep others waiting. */
const PARSE_TIMEOUT_MS = 8000;
const WORKER_LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

interface Places {
  free: number;
  waiting: Array<() => void>;
}

const places = (): Places => singleton("web.extract", () => ({ free: MAX_WORKERS, waiting: [] }));

async function takePlace(signal: AbortSignal): Promise<void> {
  const state = places();
  signal.throwIfAborted();
  if (state.free > 0) {
    state.free -= 1;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    state.waiting.push(resolve);
    const leave = () => {
      state.waiting = state.waiting.filter((waiter) => waiter !== resolve);
      reject(signal.reason);
    };
    signal.addEventListener("abort", leave, { once: true });
  });
}

function givePlace(): void {
  const state = places();
  const next = state.waiting.shift();
  if (next) next();
  else state.free += 1;
}

/**
 * Title, links and main content (Markdown) of an HTML page. Parsing runs in a worker thread with bounded memory that is
 * ended when `signal` fires, so no page can block or end the server. Rejects with the signal's reason, or TOO_LARGE when
 * the page is beyond the worker's memory, stack or time.
 */
export async function extractPage(html: string, url: string, signal: AbortSignal): Promise<ExtractedPage> {
  await takePlace(signal);
  try {
    signal.throwIfAborted();
    return extractedSchema.parse(await runWorker({ html, url }, signal));
  } finally {
    givePlace();
  }
}

function runWorker(workerData: { html: string; url: string }, signal: AbortSignal): Promise<unknown> {
  const script = path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "web", "child", "extract-page.mjs");
  const worker = new Worker(script, { workerData, env: {}, execArgv: [], resourceLimits: WORKER_LIMITS });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<unknown>((resolve, reject) => {
    const tooComplex = () => reject(new WebFailure("TOO_LARGE", `${workerData.url} is too complex to be read.`));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.once("message", resolve);
    worker.once("error", tooComplex);
    worker.once("exit", tooComplex);
    timer = setTimeout(tooComplex, PARSE_TIMEOUT_MS);
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
