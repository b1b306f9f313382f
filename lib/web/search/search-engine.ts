/** What a person wants found. */
export interface SearchQuestion {
  query: string;
  /** `auto`: the language of the query's own letters, where the engine has to be told one. */
  language: "zh" | "en" | "auto";
  safe_search: boolean;
}

/** One result as an engine gives it; `score` in whatever measure that engine has. */
export interface SearchHit {
  title: string;
  url: string;
  snippet: string;
  score?: number | undefined;
}

/** One answer of an engine. */
export interface SearchPage {
  hits: SearchHit[];
  /** How many results it knows of in all, where it says so. */
  total?: number | undefined;
  /** Whether another page can be asked for. */
  has_more: boolean;
}

/** One request to an engine; `body` is sent as JSON by POST. */
export interface EngineRequest {
  url: URL;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Sends a request and gives its parsed JSON; throws a WebFailure that names what an administrator must do. */
export type AskEngine = (request: EngineRequest) => Promise<unknown>;

/** How one search service is asked. Holds no connection and no state. */
export interface SearchEngine {
  name: string;
  /** Where it is; part of what its key is sent to. */
  base_url: string;
  /** Results that are still wanted, those found so far, and the number of the page from 0. */
  askPage(question: SearchQuestion, want: PageWanted, ask: AskEngine): Promise<SearchPage>;
}

export interface PageWanted {
  page: number;
  /** Of all pages together. */
  count: number;
  found: SearchHit[];
}
