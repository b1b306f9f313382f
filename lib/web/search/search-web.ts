import { z } from "zod";
import { env } from "../../core/env.ts";
import { toWebError, type WebError, WebFailure } from "../web-error.ts";
import { askEngine } from "./ask-engine.ts";
import { chooseEngine, type SearchSettings } from "./choose-engine.ts";
import type { AskEngine, SearchEngine, SearchHit, SearchQuestion } from "./search-engine.ts";

export interface SearchResult {
  title: string;
  url: string;
  snippet: string;
  /** 0 to 1, the best first. */
  score: number;
}

export interface SearchOptions {
  signal?: AbortSignal;
  /** Default: the environment's. */
  settings?: SearchSettings;
  /** For all pages together. Default 20,000 ms. */
  timeout_ms?: number;
}

export type SearchOutcome =
  | { ok: true; engine: string; results: SearchResult[]; total_results: number }
  | { ok: false; error: WebError };

/** An engine whose pages are all repeats is not asked for ever. */
const MAX_PAGES = 8;

/**
 * Searches with the engine that an administrator chose: `count` results (1 to 50), over as many of the engine's pages as
 * that takes. `total_results` is what the engine says there are, or as many as came. Never throws.
 */
export async function searchWeb(
  question: SearchQuestion,
  count: number,
  options: SearchOptions = {},
): Promise<SearchOutcome> {
  const timeout = AbortSignal.timeout(options.timeout_ms ?? 20_000);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const settings = options.settings ?? env();
  try {
    const engine = chooseEngine(settings);
    const ask = askEngine(engine, settings.ALMA_SEARCH_URL !== undefined, signal);
    const { hits, total } = await collect(engine, question, count, ask);
    return { ok: true, engine: engine.name, results: scored(hits), total_results: Math.max(total, hits.length) };
  } catch (error) {
    if (options.signal?.aborted) return { ok: false, error: { code: "CANCELLED", message: "The search was stopped." } };
    if (timeout.aborted) return { ok: false, error: { code: "TIMEOUT", message: "The search took too long." } };
    return { ok: false, error: toWebError(unreadable(error), `The search with ${settings.ALMA_SEARCH}`) };
  }
}

/** An answer in another form than the engine documents is the engine's fault, in words. */
const unreadable = (error: unknown): unknown =>
  error instanceof z.ZodError
    ? new WebFailure("SEARCH_UNAVAILABLE", "The search engine answered in a form nobody knows. Try again later.")
    : error;

async function collect(engine: SearchEngine, question: SearchQuestion, count: number, ask: AskEngine) {
  const found = new Map<string, SearchHit>();
  let total = 0;
  for (let page = 0; page < MAX_PAGES && found.size < count; page += 1) {
    const answer = await engine.askPage(question, { page, count, found: [...found.values()] }, ask);
    total = Math.max(total, answer.total ?? 0);
    const before = found.size;
    for (const hit of answer.hits.filter(({ url }) => isWebAddress(url))) {
      if (!found.has(hit.url) && found.size < count) found.set(hit.url, hit);
    }
    if (!answer.has_more || found.size === before) break;
  }
  return { hits: [...found.values()], total };
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

const twoDigits = (score: number): number => Math.round(score * 100) / 100;

/** An engine's own score as a part of its highest; by rank (1, 0.91, 0.83 ...) where it has none. */
function scored(hits: SearchHit[]): SearchResult[] {
  const highest = Math.max(1, ...hits.map(({ score }) => score ?? 0));
  return hits.map(({ title, url, snippet, score }, rank) => ({
    title: title || url,
    url,
    snippet,
    score: twoDigits(score === undefined ? 1 / (1 + rank / 10) : Math.max(0, score) / highest),
  }));
}
