import type { Spread } from "./client-messages.ts";

/** What one load through one contender gave; milliseconds unless said otherwise. */
export interface Measure {
  load: string;
  contender: string;
  streams: number;
  round: number;
  /** First token: from the client's request to the first token at the client. */
  first: Spread;
  /** The client sends, the provider has the request. */
  way_in: Spread;
  /** The provider writes its first token, the client has it. */
  way_back: Spread;
  /** Way in and way back together: what stands between a person and the provider. */
  behind: Spread;
  gaps: Spread;
  /** Age of a token when it arrives. */
  delays: Spread;
  /** While all streams run together. */
  tokens_per_second: number;
  /** All tokens, from the first request to the last token. */
  tokens_per_second_whole: number;
  /** Of the process between, while all streams run together; microseconds. */
  cpu_per_token: number;
  /** The same over the whole load: begins, ends and everything written included. */
  cpu_per_token_whole: number;
  /** Of PostgreSQL's processes over the whole load; microseconds. */
  database_cpu_per_token: number;
  rss_mb: number;
  /** From the first request to the last token, divided by what the provider's pace asks for; 0 when unpaced. */
  of_ideal: number;
  /** How late the provider itself was at worst. */
  provider_late: number;
  /** Streams that did not end well, with one reason. */
  failed: number;
  reason: string | null;
  /** The last request the provider had. */
  request_body: string;
}
