/** What the load client is asked to do. */
export interface ClientTask {
  /** `openai`: chat completions, direct or through the proxy; the others are ALMA's two doors. */
  wire: "openai" | "sse" | "ws";
  port: number;
  /** ALMA's access token. */
  token: string;
  /** One for each stream; empty where each stream makes its own. */
  conversation_ids: string[];
  streams: number;
  tokens: number;
  per_second: number | null;
  limit_ms: number;
}

/** One stream as the client saw it; microseconds of the monotonic clock, 0 for what never happened. */
export interface StreamSeen {
  id: number;
  sent_us: number;
  first_us: number;
  last_us: number;
  ended_us: number;
  tokens: number;
  /** Longest pause between two tokens. */
  gap_max_us: number;
  error: string | null;
}

export interface Spread {
  p50: number;
  p95: number;
  max: number;
}

export interface ClientResult {
  type: "done";
  streams: StreamSeen[];
  /** Between two arrivals of tokens in one stream, microseconds. */
  gaps: Spread;
  /** From the provider's clock on a token to its arrival: of the oldest token of each arrival, microseconds. */
  delays: Spread;
}

export type ToClient = { type: "run"; task: ClientTask };
export type FromClient = ClientResult | { type: "ready" };
