import { z } from "zod";
import { languageOf } from "./language-of.ts";
import { plainSnippet } from "./plain-snippet.ts";
import type { SearchEngine } from "./search-engine.ts";

/** https://www.mediawiki.org/wiki/API:Search, formatversion 2. */
const answerSchema = z.object({
  continue: z.object({ sroffset: z.number() }).optional(),
  query: z.object({
    searchinfo: z.object({ totalhits: z.number() }).optional(),
    search: z.array(z.object({ title: z.string(), snippet: z.string().default("") })),
  }),
});

const PAGE_SIZE = 50;

/** Wikipedia's own search, for which nobody needs a key. `{language}` in `base_url` becomes `zh` or `en`. */
export const wikipedia = (base_url: string): SearchEngine => ({
  name: "wikipedia",
  base_url,
  askPage: async (question, { page, count }, ask) => {
    const base = base_url.replace("{language}", languageOf(question));
    const url = new URL(`${base}/w/api.php`);
    url.search = new URLSearchParams({
      action: "query",
      list: "search",
      format: "json",
      formatversion: "2",
      srsearch: question.query,
      srlimit: String(Math.min(count, PAGE_SIZE)),
      sroffset: String(page * PAGE_SIZE),
    }).toString();
    const { query, continue: next } = answerSchema.parse(await ask({ url }));
    const hits = query.search.map(({ title, snippet }) => ({
      title,
      url: `${base}/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`,
      snippet: plainSnippet(snippet),
    }));
    return { hits, total: query.searchinfo?.totalhits, has_more: next !== undefined };
  },
});
