import { connect, createServer, type Socket } from "node:net";
import { Frames } from "./frames.ts";
import { type Statement, Statements } from "./statements.ts";

/**
 * What is done at a statement: `before` acts instead of passing it on, `after` once the database has done it and before
 * the answer is passed back. Either way nothing more passes on that connection.
 */
export interface Strike {
  when: "before" | "after";
  /** `cut` ends the connection of this statement. */
  act: (cut: () => void) => void;
}

export interface DatabaseProxy {
  port: number;
  /** Where connections lead; may change when PostgreSQL comes back elsewhere. */
  target: number;
  /** Sees every statement; an answer strikes there. */
  watch: ((statement: Statement) => Strike | null) | null;
  /** Cuts every connection. */
  cut(): void;
  /** `refuse`: nobody gets in, and who was in is thrown out. `silence`: connections stay, and nothing passes. */
  outage(kind: "refuse" | "silence" | null): void;
  close(): Promise<void>;
}

/** A way from one ALMA to PostgreSQL, of which every message is ours to hold, cut or count. */
export async function startDatabaseProxy(target: number): Promise<DatabaseProxy> {
  const links = new Set<Link>();
  let outage: "refuse" | "silence" | null = null;
  const server = createServer((client) => {
    if (outage === "refuse") return void client.destroy();
    const link = new Link(client, proxy);
    links.add(link);
    client.once("close", () => links.delete(link));
    if (outage === "silence") link.hold(true);
  });
  const proxy: DatabaseProxy = {
    port: 0,
    target,
    watch: null,
    cut: () => {
      for (const link of links) link.cut();
    },
    outage: (kind) => {
      outage = kind;
      if (kind === "refuse") proxy.cut();
      for (const link of links) link.hold(kind === "silence");
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        proxy.cut();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  proxy.port = typeof address === "object" && address ? address.port : 0;
  return proxy;
}

/** One connection through the proxy. */
class Link {
  readonly #client: Socket;
  readonly #database: Socket;
  readonly #proxy: DatabaseProxy;
  readonly #statements = new Statements();
  readonly #asked = new Frames(false);
  readonly #answered = new Frames(true);
  /** Rounds of question and answer; the database speaks first, with the one that ends the greeting. */
  #syncs = 1;
  #readies = 0;
  #struck: { act: Strike["act"]; after: number | null } | null = null;

  constructor(client: Socket, proxy: DatabaseProxy) {
    this.#client = client;
    this.#proxy = proxy;
    this.#database = connect(proxy.target, "127.0.0.1");
    for (const socket of [client, this.#database]) {
      socket.setNoDelay(true);
      socket.on("error", () => this.cut());
      socket.once("close", () => this.cut());
    }
    client.on("data", (chunk) => this.#ask(chunk));
    this.#database.on("data", (chunk) => this.#answer(chunk));
  }

  cut(): void {
    this.#client.destroy();
    this.#database.destroy();
  }

  hold(isHeld: boolean): void {
    for (const socket of [this.#client, this.#database]) {
      if (isHeld) socket.pause();
      else socket.resume();
    }
  }

  #ask(chunk: Buffer): void {
    for (const { type, bytes } of this.#asked.push(chunk)) {
      if (this.#struck && this.#struck.after === null) return;
      const statement = this.#statements.read(type, bytes);
      const strike = statement && !this.#struck ? this.#proxy.watch?.(statement) : null;
      if (strike?.when === "before") {
        this.#struck = { act: strike.act, after: null };
        strike.act(() => this.cut());
        return;
      }
      if (strike) this.#struck = { act: strike.act, after: this.#syncs + 1 };
      if (type === "S" || type === "Q") this.#syncs += 1;
      this.#database.write(bytes);
    }
  }

  #answer(chunk: Buffer): void {
    const frames = this.#answered.push(chunk);
    for (const { type } of frames) {
      if (type !== "Z") continue;
      this.#readies += 1;
      if (this.#struck?.after === this.#readies) {
        const { act } = this.#struck;
        this.#struck = { act, after: null };
        act(() => this.cut());
        return;
      }
    }
    if (!this.#struck) this.#client.write(chunk);
  }
}
