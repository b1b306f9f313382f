/** One request of the specification's chapter 3, as it is written there; `{name}` stands for what an earlier answer gave. */
export interface SeedRequest {
  section: string;
  what: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  /** Whose access token is shown. */
  as?: "user" | "admin";
  form?: Record<string, string>;
  json?: unknown;
  /** A file to send, in the field `file`. */
  upload?: { name: string; text: string };
  status: number;
  /** The answer that the specification shows. */
  shows?: unknown;
  /** Fields that it shows with a value and that may be null here, by their place. */
  nullable?: string[];
  /** What later requests need, by the name of the variable: a place in the answer. */
  keep?: Record<string, string>;
}

export const META = { timestamp: "2025-06-24T10:00:00Z", request_id: "req_12345" };

/** What 3.1.2 shows for every list. */
export const PAGINATION = { page: 1, per_page: 20, total: 150, total_pages: 8, has_next: true, has_prev: false };
