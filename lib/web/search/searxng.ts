import { z } from "zod";
import { plainSnippet } from "./plain-snippet.ts";
import type { SearchEngine } from "./search-engine.ts";

/** https://docs.searxng.org/dev/search_api.html */
const answerSchema = z.object({
  number_of_results: z.number().optional().catch(undefined),
  results: z.array(
    z.object({
      url: z.string(),
      title: z.string().default(""),
      content: z.string().nullish(),
      score: z.number().optional().catch(undefined),
    }),
  ),
});

const LANGUAGES = { zh: "zh-CN", en: "en", auto: "auto" };

/** A SearXNG of one's own; its `settings.yml` must name `json` under `search.formats`. */
export const searxng = (base_url: string): SearchEngine => ({
  name: "searxng",
  base_url,
  askPage: async ({ query, language, safe_search }, { page }, ask) => {
    const url = new URL(`${base_url}/search`);
    url.search = new URLSearchParams({
      q: query,
      format: "json",
      language: LANGUAGES[language],
      safesearch: safe_search ? "2" : "0",
      pageno: String(page + 1),
    }).toString();
    const { results, number_of_results } = answerSchema.parse(await ask({ url }));
    const hits = results.map(({ title, url, content, score }) => ({
      title: plainSnippet(title),
      url,
      snippet: plainSnippet(content ?? ""),
      score,
    }));
    return { hits, total: number_of_results, has_more: hits.length > 0 };
  },
});
