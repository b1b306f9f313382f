import { connect, type Socket } from "node:net";

export type Reply = string | number | null | RedisError | Reply[];

/** An error that Redis answered. */
export class RedisError extends Error {}

/** Reads one reply of Redis' protocol from `bytes` at `at`; null when it is not all there yet. */
function read(bytes: Buffer, at: number): { value: Reply; next: number } | null {
  const end = bytes.indexOf("\r\n", at);
  if (end < 0) return null;
  const line = bytes.toString("utf8", at + 1, end);
  const next = end + 2;
  switch (String.fromCharCode(bytes[at] ?? 0)) {
    case "+":
      return { value: line, next };
    case "-":
      return { value: new RedisError(line), next };
    case ":":
      return { value: Number(line), next };
    case "$": {
      const length = Number(line);
      if (length < 0) return { value: null, next };
      if (bytes.length < next + length + 2) return null;
      return { value: bytes.toString("utf8", next, next + length), next: next + length + 2 };
    }
    case "*":
      return readMany(bytes, Number(line), next);
    default:
      throw new Error(`not Redis' protocol: ${bytes.toString("utf8", at, at + 20)}`);
  }
}

function readMany(bytes: Buffer, count: number, at: number): { value: Reply; next: number } | null {
  if (count < 0) return { value: null, next: at };
  const values: Reply[] = [];
  let next = at;
  for (let index = 0; index < count; index += 1) {
    const item = read(bytes, next);
    if (!item) return null;
    values.push(item.value);
    next = item.next;
  }
  return { value: values, next };
}

/** One connection to Redis. Commands are answered in order; on a subscribed one every reply goes to `onReply`. */
export class RedisSocket {
  readonly #socket: Socket;
  readonly #onReply: (reply: Reply) => void;
  #bytes = Buffer.alloc(0);

  constructor(port: number, onReply: (reply: Reply) => void, onClose: () => void) {
    this.#onReply = onReply;
    this.#socket = connect(port, "127.0.0.1");
    this.#socket.setNoDelay(true);
    this.#socket.on("data", (chunk) => this.#take(chunk));
    this.#socket.on("error", () => this.#socket.destroy());
    this.#socket.on("close", onClose);
  }

  send(command: unknown[]): void {
    const words = command.map(String);
    const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
    this.#socket.write(`*${words.length}\r\n${parts.join("")}`);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    let at = 0;
    for (let reply = read(this.#bytes, at); reply; reply = read(this.#bytes, at)) {
      at = reply.next;
      this.#onReply(reply.value);
    }
    this.#bytes = this.#bytes.subarray(at);
  }
}
