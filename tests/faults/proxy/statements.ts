import { strings } from "./frames.ts";

/** A statement on its way to the database. */
export interface Statement {
  /** `application_name` of its connection: "alma " and the process, or "alma-queue". */
  application: string;
  sql: string;
  /** It makes something durable: a COMMIT, or a change outside of a transaction. */
  commits: boolean;
  /** The changes that it makes durable, or that it is. */
  writes: string[];
}

const WRITE = /^\s*(insert|update|delete|with)\b/i;

/** Follows what one connection executes: which statement a Bind means, and what its transaction has changed so far. */
export class Statements {
  application = "";
  readonly #prepared = new Map<string, string>();
  #open: string[] | null = null;

  /** Reads a message of the client; answers the statement that it executes, if it executes one. */
  read(type: string, bytes: Buffer): Statement | null {
    if (type === "") this.#readStart(bytes);
    if (type === "P") {
      const [name = "", sql = ""] = strings(bytes, 5, 2);
      this.#prepared.set(name, sql);
    }
    if (type === "Q") return this.#executed(strings(bytes, 5, 1)[0] ?? "");
    if (type === "B") return this.#executed(this.#prepared.get(strings(bytes, 5, 2)[1] ?? "") ?? "");
    return null;
  }

  #readStart(bytes: Buffer): void {
    const pairs = strings(bytes, 8, 40);
    this.application = pairs[pairs.indexOf("application_name") + 1] ?? "";
  }

  #executed(sql: string): Statement {
    const word = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? "";
    const { application } = this;
    if (word === "begin") this.#open = [];
    if (word === "commit" || word === "rollback") {
      const writes = this.#open ?? [];
      this.#open = null;
      return { application, sql, commits: word === "commit" && writes.length > 0, writes };
    }
    const writes = WRITE.test(sql) ? [sql] : [];
    this.#open?.push(...writes);
    return { application, sql, commits: this.#open === null && writes.length > 0, writes };
  }
}
