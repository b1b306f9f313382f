/** What goes onto the first hop only, and what must not be read in the answer. */
export interface RequestSecret {
  headers: Record<string, string>;
  query: Record<string, string>;
  /** The secret, and what it becomes when it is sent (base64); how a text may spell these is known here. */
  hidden: string[];
}

export interface HttpAnswer {
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  status_text: string;
  headers: Record<string, string>;
  /** Text in the answer's own encoding; empty for what is no text. */
  body: string;
  /** Whether `body` is only the beginning. */
  truncated: boolean;
  /** The body as it came, where it was asked for; `body` is empty then. */
  bytes?: Uint8Array;
}
