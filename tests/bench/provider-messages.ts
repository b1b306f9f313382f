/** What the provider is to say to every request from now on. */
export interface Plan {
  tokens: number;
  /** Tokens per second and stream; null for as fast as they are taken. */
  rate: number | null;
  /** Streams of an unpaced load: none is poured out before all have begun. */
  expected: number;
}

/** Times of one request, in microseconds of the monotonic clock. */
export interface ProviderMark {
  /** The number in the question, `[#7]`. */
  id: number;
  received_us: number;
  first_us: number;
  tokens_written: number;
}

export type ToProvider = { type: "plan"; plan: Plan } | { type: "report" };

export interface ProviderReport {
  type: "report";
  marks: ProviderMark[];
  /** The last request as it came. */
  request_body: string;
  /** How late the provider itself was at worst. */
  late_us: number;
  /** When an unpaced load was let go; 0 for a paced one. */
  released_us: number;
  chunk_bytes: number;
}

export type FromProvider = { type: "listening"; port: number } | { type: "planned" } | ProviderReport;
