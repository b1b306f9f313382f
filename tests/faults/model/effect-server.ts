import { createServer } from "node:http";
import { listenOnLoopback } from "../../support/listen-on-loopback.ts";

/** A service outside that counts what was really done to it. */
export interface EffectServer {
  url: string;
  /** How often the effect of each key happened. */
  counts: Map<string, number>;
  /** Hears of each effect as it happens, before the answer leaves. */
  heard: ((key: string) => void) | null;
  close(): Promise<void>;
}

/** `POST /effect/<key>` counts, and answers a moment later: the moment in which a process may die. */
export async function startEffectServer(answer_after_ms = 120): Promise<EffectServer> {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const key = /^\/effect\/([\w.-]+)$/.exec(request.url ?? "")?.[1];
    request.resume();
    if (key === undefined || request.method !== "POST") return void response.writeHead(404).end();
    counts.set(key, (counts.get(key) ?? 0) + 1);
    effects.heard?.(key);
    setTimeout(() => response.writeHead(200, { "content-type": "text/plain" }).end(`done ${key}`), answer_after_ms);
  });
  const { host, close } = await listenOnLoopback(server);
  const effects: EffectServer = { url: `http://${host}`, counts, heard: null, close };
  return effects;
}
