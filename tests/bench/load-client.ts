// A process that opens streams and looks at the tokens that arrive, as cheaply as it can: it parses neither JSON nor frames.
import { askOverHttp, cutRequests } from "./ask-over-http.ts";
import { askOverWebSocket, connectWebSocket, cutSockets } from "./ask-over-web-socket.ts";
import type { ClientResult, ClientTask, FromClient, StreamSeen, ToClient } from "./client-messages.ts";
import { nowUs } from "./clock.ts";
import { spreadOf } from "./statistics.ts";
import { sinceStamp, TokenScanner } from "./token-text.ts";

/** Something that asks one question; resolves when the answer is over, rejects with why there is none. */
export type Ask = (id: number, onBytes: (bytes: Buffer) => void, isWhole: () => boolean) => Promise<void>;

const gaps: number[] = [];
const delays: number[] = [];

/** Reads one stream from its question to its end. */
async function watch(task: ClientTask, id: number, ask: Ask): Promise<StreamSeen> {
  const seen: StreamSeen = {
    id,
    sent_us: nowUs(),
    first_us: 0,
    last_us: 0,
    ended_us: 0,
    tokens: 0,
    gap_max_us: 0,
    error: null,
  };
  let oldest = -1;
  const scanner = new TokenScanner((stamp_us) => {
    if (oldest < 0) oldest = stamp_us;
  });
  let tail: Buffer = Buffer.alloc(0);
  const onBytes = (bytes: Buffer) => {
    tail = bytes;
    if (scanner.count === task.tokens) return;
    oldest = -1;
    const now = nowUs();
    scanner.push(bytes);
    if (oldest < 0) return;
    delays.push(sinceStamp(now, oldest));
    if (seen.first_us === 0) seen.first_us = now;
    else gaps.push(now - seen.last_us);
    if (seen.last_us > 0) seen.gap_max_us = Math.max(seen.gap_max_us, now - seen.last_us);
    seen.last_us = now;
  };
  try {
    await ask(id, onBytes, () => scanner.count === task.tokens);
    if (scanner.count < task.tokens) throw new Error("ended early");
  } catch (error) {
    seen.error = `${error} after ${scanner.count} of ${task.tokens} tokens; the last bytes were: ${tail.toString().slice(-300)}`;
  }
  return { ...seen, ended_us: nowUs(), tokens: scanner.count };
}

async function asks(task: ClientTask): Promise<Ask> {
  if (task.wire !== "ws") return (id, onBytes) => askOverHttp(task, id, onBytes);
  const ready = task.conversation_ids.map((id) => connectWebSocket(task, id));
  // One that could not be opened is told when its question is asked.
  await Promise.allSettled(ready);
  return async (id, onBytes, isWhole) => askOverWebSocket(task, id, await ready[id], onBytes, isWhole);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function run(task: ClientTask): Promise<ClientResult> {
  gaps.length = 0;
  delays.length = 0;
  const cut = setTimeout(() => {
    cutRequests();
    cutSockets();
  }, task.limit_ms);
  const ask = await asks(task);
  const begun = nowUs();
  const streams: Promise<StreamSeen>[] = [];
  for (let id = 0; id < task.streams; id++) {
    const ahead = task.per_second === null ? 0 : (id / task.per_second) * 1e3 - (nowUs() - begun) / 1e3;
    if (ahead > 1) await pause(ahead);
    streams.push(watch(task, id, ask));
  }
  const seen = await Promise.all(streams);
  clearTimeout(cut);
  return { type: "done", streams: seen, gaps: spreadOf(gaps), delays: spreadOf(delays) };
}

process.on("message", ({ task }: ToClient) => {
  void run(task).then((result) => process.send?.(result satisfies FromClient));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ type: "ready" } satisfies FromClient);
