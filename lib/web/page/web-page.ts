import type { WebError } from "../web-error.ts";

export interface PageLink {
  url: string;
  text: string;
}

export interface WebPage {
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  title: string;
  /** Without parameters, lower case. Empty when the server named none. */
  content_type: string;
  /** Markdown for HTML, indented JSON, or the text as it is. */
  content: string;
  /** BCP 47, as the page says. */
  language?: string;
  /** At most 100, absolute, without repeats. HTML only. */
  links?: PageLink[];
  /** ISO 8601. */
  fetched_at: string;
  /** Whether `content` is not the whole text. */
  truncated: boolean;
  /** Of the whole text, in UTF-16 units. */
  total_chars: number;
  /** Where the text goes on; null at its end. */
  next_offset: number | null;
  /** Size of the body after decompression. */
  bytes: number;
}

export type FetchPageResult = { ok: true; page: WebPage } | { ok: false; error: WebError };
