import { z } from "zod";
import { languageOf } from "./language-of.ts";
import { plainSnippet } from "./plain-snippet.ts";
import type { SearchEngine } from "./search-engine.ts";

/** https://docs.tavily.com/documentation/api-reference/endpoint/search */
const answerSchema = z.object({
  results: z.array(
    z.object({
      title: z.string().nullish(),
      url: z.string(),
      content: z.string().nullish(),
      score: z.number().optional(),
    }),
  ),
});

const PAGE_SIZE = 20;
/** As many as one request may leave out. */
const MAX_EXCLUDED = 150;

const hostOf = (url: string): string[] => (URL.canParse(url) ? [new URL(url).hostname] : []);

/** Tavily has no pages: more is asked for by leaving out the sites that were already found. */
export const tavily = (base_url: string, key: string): SearchEngine => ({
  name: "tavily",
  base_url,
  askPage: async (question, { count, found }, ask) => {
    const exclude_domains = [...new Set(found.flatMap(({ url }) => hostOf(url)))].slice(0, MAX_EXCLUDED);
    const body = {
      query: question.query,
      max_results: Math.min(count - found.length, PAGE_SIZE),
      search_depth: "basic",
      ...(languageOf(question) === "zh" ? { country: "china" } : {}),
      ...(exclude_domains.length > 0 ? { exclude_domains } : {}),
    };
    const url = new URL(`${base_url}/search`);
    const { results } = answerSchema.parse(await ask({ url, body, headers: { authorization: `Bearer ${key}` } }));
    const hits = results.map(({ title, url, content, score }) => ({
      title: title ?? url,
      url,
      snippet: plainSnippet(content ?? ""),
      score,
    }));
    return { hits, has_more: hits.length > 0 };
  },
});
