// A process that speaks OpenAI's chat completions and stamps every token with its clock. Told what to say over IPC.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { nowUs } from "./clock.ts";
import { CHUNK_BYTES, chunksOf, LAST_CHUNKS } from "./provider-chunks.ts";
import type { FromProvider, Plan, ProviderMark, ToProvider } from "./provider-messages.ts";

/** Tokens that one write carries when nothing paces them: about a network packet. */
const BLOCK_TOKENS = 8;
const TICK_MS = 3;
/** How long the streams of an unpaced load wait for the last of them to begin. */
const BARRIER_MS = 8_000;

interface Stream {
  response: ServerResponse;
  mark: ProviderMark;
  sent: number;
  begun_us: number;
}

let plan: Plan = { tokens: 1, rate: null, expected: 1 };
let marks: ProviderMark[] = [];
let request_body = "";
let released_us = 0;
let late_us = 0;
let waiting: Stream[] = [];
let barrier: NodeJS.Timeout | undefined;
const paced = new Set<Stream>();

const send = (message: FromProvider) => process.send?.(message);

function begin(body: string, response: ServerResponse): void {
  const received_us = nowUs();
  const id = Number(/\[#(\d+)\]/.exec(body)?.[1] ?? -1);
  request_body = body;
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  const mark = { id, received_us, first_us: nowUs(), tokens_written: 0 };
  const stream = { response, mark, sent: 0, begun_us: mark.first_us };
  marks.push(mark);
  response.on("error", () => paced.delete(stream));
  response.on("close", () => paced.delete(stream));
  write(stream, 1);
  if (plan.rate !== null) paced.add(stream);
  else waitForOthers(stream);
}

/** Unpaced streams run together: none before all have begun, so that the speed measured is that of all of them. */
function waitForOthers(stream: Stream): void {
  waiting.push(stream);
  barrier ??= setTimeout(release, BARRIER_MS);
  if (waiting.length >= plan.expected) release();
}

function release(): void {
  clearTimeout(barrier);
  barrier = undefined;
  released_us = nowUs();
  const ready = waiting;
  waiting = [];
  for (const stream of ready) pour(stream);
}

function pour(stream: Stream): void {
  while (stream.sent < plan.tokens) {
    if (stream.response.destroyed) return;
    if (!write(stream, Math.min(BLOCK_TOKENS, plan.tokens - stream.sent))) {
      stream.response.once("drain", () => pour(stream));
      return;
    }
  }
  finish(stream);
}

function write(stream: Stream, count: number): boolean {
  const bytes = chunksOf(stream.sent, count, nowUs());
  stream.sent += count;
  stream.mark.tokens_written = stream.sent;
  return stream.response.write(bytes);
}

function finish(stream: Stream): void {
  paced.delete(stream);
  stream.response.end(LAST_CHUNKS);
}

/** One clock for all paced streams. What was late because this process was not given the processor is remembered. */
function tick(): void {
  const now = nowUs();
  const { rate, tokens } = plan;
  if (rate === null) return;
  for (const stream of paced) {
    const due = Math.min(tokens, 1 + Math.floor(((now - stream.begun_us) * rate) / 1e6));
    if (due <= stream.sent) continue;
    late_us = Math.max(late_us, now - stream.begun_us - (stream.sent / rate) * 1e6);
    write(stream, due - stream.sent);
    if (stream.sent >= tokens) finish(stream);
  }
}

process.on("message", (message: ToProvider) => {
  if (message.type === "plan") {
    plan = message.plan;
    [marks, waiting, request_body, late_us, released_us] = [[], [], "", 0, 0];
    paced.clear();
    send({ type: "planned" });
  } else {
    send({ type: "report", marks, request_body, late_us, released_us, chunk_bytes: CHUNK_BYTES });
  }
});
process.on("disconnect", () => process.exit(0));

function answer(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    if (request.method === "POST") return begin(Buffer.concat(parts).toString(), response);
    response.setHeader("content-type", "application/json").end('{"object":"list","data":[{"id":"bench"}]}');
  });
}

setInterval(tick, TICK_MS);
const server = createServer({ keepAliveTimeout: 60_000 }, answer);
server.listen(0, "127.0.0.1", 4096, () => {
  const address = server.address();
  send({ type: "listening", port: typeof address === "object" && address ? address.port : 0 });
});
