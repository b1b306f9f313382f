import { RedisError, RedisSocket, type Reply } from "./resp.ts";

/** One connection for commands, opened again when it broke. */
export class Commands {
  readonly #port: number;
  #socket: RedisSocket | null = null;
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  one(words: unknown[]): Promise<Reply> {
    this.#socket ??= new RedisSocket(
      this.#port,
      (reply) => this.#waiting.shift()?.resolve(reply),
      () => {
        this.#socket = null;
        for (const { reject } of this.#waiting.splice(0)) reject(new Error("Redis is gone"));
      },
    );
    const reply = new Promise<Reply>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.#socket.send(words);
    return reply;
  }

  async many(commands: unknown[], atomic: boolean, encode: (value: Reply) => unknown) {
    const all = commands.flatMap((command) => (Array.isArray(command) ? [command] : []));
    const framed = atomic ? [["MULTI"], ...all, ["EXEC"]] : all;
    const replies = await Promise.all(framed.map((command) => this.one(command)));
    const last = replies.at(-1);
    const results = atomic ? (Array.isArray(last) ? last : []) : replies;
    return results.map((reply) => (reply instanceof RedisError ? { error: reply.message } : { result: encode(reply) }));
  }

  close(): void {
    this.#socket?.close();
  }
}
