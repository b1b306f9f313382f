import type { SitePage } from "./site-pages.ts";

/** Words of a query: Latin ones whole, Chinese in pairs of characters. */
function wordsOf(query: string): string[] {
  const latin = query.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const chinese = (query.match(/[\u4e00-\u9fff]+/g) ?? []).flatMap((run) =>
    Array.from({ length: Math.max(1, run.length - 1) }, (_, at) => run.slice(at, at + 2)),
  );
  return [...latin, ...chinese];
}

/** What SearXNG would answer: pages by how many words of the query they hold, the best first, ten at a time. */
export function searchAnswer(
  pages: ReadonlyMap<string, SitePage>,
  query: URLSearchParams,
  url: (path: string) => string,
) {
  const words = wordsOf(query.get("q") ?? "");
  const found = [...pages]
    .filter(([, page]) => page.text !== "")
    .map(([path, page]) => {
      const text = `${page.title} ${page.text}`.toLowerCase();
      return { path, page, score: words.filter((word) => text.includes(word)).length };
    })
    .filter(({ score }) => score > words.length / 4)
    .toSorted((a, b) => b.score - a.score);
  const from = (Number(query.get("pageno") ?? "1") - 1) * 10;
  const results = found.slice(from, from + 10).map(({ path, page, score }) => ({
    url: url(path),
    title: page.title,
    content: page.text.slice(0, 30),
    score,
  }));
  return { query: query.get("q"), number_of_results: found.length, results };
}
