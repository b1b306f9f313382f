import { createHash } from "node:crypto";
import { singleton } from "../../../lib/core/process/singleton.ts";

/** Of this process, for everybody together. */
const MOST_ENTRIES = 500;
const MOST_CHARS = 16 * 1024 * 1024;
/** A larger result is not kept. */
const MOST_CHARS_OF_ONE = 256 * 1024;

/** What makes two calls the same. Of one person and conversation: nobody is ever given what another's call read. */
export interface CallKey {
  user_id: string;
  conversation_id: string;
  tool_name: string;
  input: unknown;
  /** The state of the files it reads; empty for a tool that reads none. */
  workspace: string;
}

interface Entry {
  json: string;
  made_at: number;
  until: number;
}

/** Results of tools that give the same again: bounded in number, size and age, the longest unused leave first. */
export class ResultCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  #chars = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get size(): { entries: number; chars: number } {
    return { entries: this.#entries.size, chars: this.#chars };
  }

  /** The result of the same call, and its age in seconds. */
  find(key: CallKey): { result: unknown; age: number } | null {
    const place = placeOf(key);
    const entry = this.#entries.get(place);
    if (!entry) return null;
    this.#remove(place, entry);
    if (entry.until <= this.#now()) return null;
    this.#insert(place, entry);
    return { result: JSON.parse(entry.json), age: Math.round((this.#now() - entry.made_at) / 1000) };
  }

  keep(key: CallKey, result: unknown, seconds: number): void {
    const json = JSON.stringify(result) ?? "null";
    if (json.length > MOST_CHARS_OF_ONE) return;
    const place = placeOf(key);
    const before = this.#entries.get(place);
    if (before) this.#remove(place, before);
    this.#insert(place, { json, made_at: this.#now(), until: this.#now() + seconds * 1000 });
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size <= MOST_ENTRIES && this.#chars <= MOST_CHARS) break;
      this.#remove(oldest, entry);
    }
  }

  #insert(place: string, entry: Entry): void {
    this.#entries.set(place, entry);
    this.#chars += entry.json.length;
  }

  #remove(place: string, entry: Entry): void {
    this.#entries.delete(place);
    this.#chars -= entry.json.length;
  }
}

export const resultCache = (): ResultCache => singleton("tool-results", () => new ResultCache());

const placeOf = ({ user_id, conversation_id, tool_name, input, workspace }: CallKey): string =>
  createHash("sha256")
    .update(JSON.stringify([user_id, conversation_id, tool_name, canonical(input), workspace]))
    .digest("base64");

/** The same value whatever the order of its fields. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(fields.map(([key, item]) => [key, canonical(item)]));
}
