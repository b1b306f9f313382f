import { env } from "../../core/env.ts";
import { WebFailure } from "../web-error.ts";
import { brave } from "./brave.ts";
import type { SearchEngine } from "./search-engine.ts";
import { searxng } from "./searxng.ts";
import { tavily } from "./tavily.ts";
import { wikipedia } from "./wikipedia.ts";

/** What an administrator has set. */
export interface SearchSettings {
  ALMA_SEARCH: "wikipedia" | "searxng" | "brave" | "tavily";
  ALMA_SEARCH_URL?: string | undefined;
  ALMA_SEARCH_KEY?: string | undefined;
}

/** The engine of the settings. Throws SEARCH_NOT_CONFIGURED with the variable that is missing. */
export function chooseEngine(settings: SearchSettings = env()): SearchEngine {
  const { ALMA_SEARCH: engine, ALMA_SEARCH_URL: url } = settings;
  switch (engine) {
    case "wikipedia":
      return wikipedia(url ?? "https://{language}.wikipedia.org");
    case "searxng":
      return searxng(url ?? missing("ALMA_SEARCH_URL", "the address of the SearXNG"));
    case "brave":
      return brave(url ?? "https://api.search.brave.com", keyOf(settings));
    case "tavily":
      return tavily(url ?? "https://api.tavily.com", keyOf(settings));
  }
}

const keyOf = ({ ALMA_SEARCH: engine, ALMA_SEARCH_KEY: key }: SearchSettings): string =>
  key ?? missing("ALMA_SEARCH_KEY", `the key of ${engine}`);

function missing(variable: string, what: string): never {
  const message = `Search is not set up: an administrator must set ${variable} to ${what}. Tell the person; do not search again.`;
  throw new WebFailure("SEARCH_NOT_CONFIGURED", message);
}
