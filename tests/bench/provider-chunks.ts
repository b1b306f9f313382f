import { TOKEN_BYTES, writeToken } from "./token-text.ts";

const ENVELOPE = '"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1700000000,"model":"bench"';
const BEFORE = `data: {${ENVELOPE},"choices":[{"index":0,"delta":{"content":"`;
const AFTER = '"},"logprobs":null,"finish_reason":null}]}\n\n';
const ONE = Buffer.from(BEFORE + " ".repeat(TOKEN_BYTES) + AFTER);

/** Bytes of one token's event. */
export const CHUNK_BYTES = ONE.length;

const BLOCK = 64;
const MANY = Buffer.concat(Array.from({ length: BLOCK }, () => ONE));

/** The events of tokens `from` to `from + count - 1` (at most 64), all stamped with the same clock. */
export function chunksOf(from: number, count: number, stamp_us: number): Buffer {
  const bytes = Buffer.allocUnsafe(count * CHUNK_BYTES);
  MANY.copy(bytes, 0, 0, bytes.length);
  for (let place = 0; place < count; place++)
    writeToken(bytes, place * CHUNK_BYTES + BEFORE.length, from + place, stamp_us);
  return bytes;
}

/** How an answer ends: the finish reason, the usage, the end mark. */
export const LAST_CHUNKS = Buffer.from(
  `data: {${ENVELOPE},"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}\n\n` +
    `data: {${ENVELOPE},"choices":[],"usage":{"prompt_tokens":20,"completion_tokens":20,"total_tokens":40}}\n\n` +
    "data: [DONE]\n\n",
);
