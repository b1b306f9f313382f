/** Whom to call, and as whom. */
export interface Callee {
  server: { url: string } | null;
  token: string;
}

interface Sent {
  json?: unknown;
  form?: Record<string, string>;
  headers?: Record<string, string>;
  limit?: number;
}

/** A refusal, in the words of the API. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(what: string, status: number, body: string) {
    super(`${what}: ${status} ${body.slice(0, 300)}`);
    this.status = status;
    this.code = /"code":"(\w+)"/.exec(body)?.[1] ?? "";
  }
}

const CALL_MS = 15_000;

/** Calls the API once and gives its `data`. Throws `Refused` for an answer of another kind, and as `fetch` for none. */
export async function callApi<T>(callee: Callee, method: string, path: string, sent: Sent = {}): Promise<T> {
  if (!callee.server) throw new Error("no server is up");
  const { json, form } = sent;
  const headers: Record<string, string> = { ...sent.headers };
  if (callee.token) headers.authorization = `Bearer ${callee.token}`;
  if (json !== undefined) headers["content-type"] = "application/json";
  if (form) headers["content-type"] = "application/x-www-form-urlencoded";
  const body = form ? new URLSearchParams(form).toString() : json === undefined ? null : JSON.stringify(json);
  const signal = AbortSignal.timeout(sent.limit ?? CALL_MS);
  const response = await fetch(`${callee.server.url}${path}`, { method, headers, body, signal });
  const text = await response.text();
  if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text);
  const parsed = text === "" ? {} : JSON.parse(text);
  return parsed.data ?? parsed;
}

/** Calls again until there is an answer that is not our trouble (5xx, no connection), for at most `limit` milliseconds. */
export async function callUntilAnswered<T>(
  callee: Callee,
  method: string,
  path: string,
  sent: Sent = {},
  limit = 90_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await callApi<T>(callee, method, path, sent);
    } catch (error) {
      if ((error instanceof Refused && error.status < 500 && error.status !== 429) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
}
