import { z } from "zod";
import { languageOf } from "./language-of.ts";
import { plainSnippet } from "./plain-snippet.ts";
import type { SearchEngine } from "./search-engine.ts";

/** https://api-dashboard.search.brave.com/app/documentation/web-search/get-started */
const answerSchema = z.object({
  query: z.object({ more_results_available: z.boolean().optional() }).optional(),
  web: z
    .object({
      results: z.array(z.object({ title: z.string(), url: z.string(), description: z.string().nullish() })),
    })
    .optional(),
});

/** Brave gives 20 results a page and ten pages at most. */
const PAGE_SIZE = 20;
const LAST_PAGE = 9;

export const brave = (base_url: string, key: string): SearchEngine => ({
  name: "brave",
  base_url,
  askPage: async (question, { page }, ask) => {
    const url = new URL(`${base_url}/res/v1/web/search`);
    url.search = new URLSearchParams({
      q: question.query,
      count: String(PAGE_SIZE),
      offset: String(page),
      search_lang: languageOf(question) === "zh" ? "zh-hans" : "en",
      safesearch: question.safe_search ? "strict" : "off",
      text_decorations: "false",
      result_filter: "web",
    }).toString();
    const answer = answerSchema.parse(await ask({ url, headers: { "x-subscription-token": key } }));
    const hits = (answer.web?.results ?? []).map(({ title, url, description }) => ({
      title: plainSnippet(title),
      url,
      snippet: plainSnippet(description ?? ""),
    }));
    return { hits, has_more: answer.query?.more_results_available === true && page < LAST_PAGE };
  },
});
