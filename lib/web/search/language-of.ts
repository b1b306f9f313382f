import type { SearchQuestion } from "./search-engine.ts";

/** The language to search in: as asked, and for `auto` Chinese as soon as the query has a Chinese character. */
export const languageOf = ({ language, query }: SearchQuestion): "zh" | "en" => {
  if (language !== "auto") return language;
  return /\p{Script=Han}/u.test(query) ? "zh" : "en";
};
