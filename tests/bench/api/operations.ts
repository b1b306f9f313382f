import type { sample } from "./fill.ts";
import type { Target } from "./measure.ts";

type Samples = Awaited<ReturnType<typeof sample>>;

export interface Place {
  port: number;
  pid: number;
  token: string;
}

/** The most used operations of the API, each asking for another row every time. */
export function operations({ port, pid, token }: Place, samples: Samples, cursors: string[]): Target[] {
  const headers = { authorization: `Bearer ${token}` };
  const json = { ...headers, "content-type": "application/json" };
  const get = (name: string, path: (round: number) => string): Target => ({
    name,
    port,
    pid,
    status: 200,
    request: (round) => ({ method: "GET", path: path(round), headers }),
  });
  const { conversations, runs, needles } = samples;
  return [
    get("list conversations, page 1", () => "/v1/conversations"),
    get("list conversations, by cursor", (round) => `/v1/conversations?cursor=${at(cursors, round)}`),
    get("search conversations", (round) => `/v1/conversations?search=${at(needles, round)}`),
    get("get a conversation", (round) => `/v1/conversations/${at(conversations, round)}`),
    get("list messages", (round) => `/v1/conversations/${at(conversations, round)}/messages`),
    get("get a run", (round) => `/v1/runs/${at(runs, round)}`),
    get("get the user", () => "/v1/users/me"),
    get("list agents", () => "/v1/agents"),
    get("list models", () => "/v1/models"),
    {
      name: "change a conversation",
      port,
      pid,
      status: 200,
      request: (round) => ({
        method: "PATCH",
        path: `/v1/conversations/${at(conversations, round)}`,
        headers: json,
        body: JSON.stringify({ title: `Renamed ${round}` }),
      }),
    },
    {
      name: "create a conversation",
      port,
      pid,
      status: 201,
      request: (round) => ({
        method: "POST",
        path: "/v1/conversations",
        headers: json,
        body: JSON.stringify({ title: `New ${round}` }),
      }),
    },
  ];
}

const at = (values: string[], round: number): string => encodeURIComponent(values[round % values.length] ?? "");

/** Cursors from the beginning to far inside the list. */
export async function readCursors({ port, token }: Place, pages: number): Promise<string[]> {
  const cursors: string[] = [];
  let query = "per_page=100";
  for (let page = 0; page < pages; page++) {
    const response = await fetch(`http://127.0.0.1:${port}/v1/conversations?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { pagination } = await response.json();
    if (!pagination?.next_cursor) break;
    cursors.push(pagination.next_cursor);
    query = `per_page=100&cursor=${encodeURIComponent(pagination.next_cursor)}`;
  }
  if (cursors.length === 0) throw new Error("the list of conversations gave no cursor");
  return cursors;
}
