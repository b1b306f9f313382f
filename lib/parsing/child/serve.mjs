// The child's end of lib/parsing: takes one parcel, calls the parser once, answers with one parcel, and ends.
import { closeSync, fstatSync, readFileSync, writeSync } from "node:fs";
import process from "node:process";

const ANSWER = 3;
const FEED = 4;
/** The opened file, where the caller gave a path. */
export const FILE = 5;
const LENGTH_BYTES = 4;

/** Why a file is not read; `code` is one of lib/parsing/parse-error.ts. */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} message a sentence for a person or a model
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * @param {object} head
 * @param {{ name: string, data: Uint8Array }[]} parts
 */
function answer(head, parts) {
  const sizes = parts.map(({ name, data }) => ({ name, length: data.byteLength }));
  const json = Buffer.from(JSON.stringify({ ...head, parts: sizes }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.byteLength);
  for (const piece of [length, json, ...parts.map(({ data }) => data)]) writeAll(piece);
  closeSync(ANSWER);
}

/** @param {Uint8Array} bytes */
function writeAll(bytes) {
  let at = 0;
  while (at < bytes.byteLength) {
    try {
      at += writeSync(ANSWER, bytes, at);
    } catch (error) {
      // The pipe is full for a moment; the server empties it.
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

function take() {
  const bytes = readFileSync(FEED);
  const end = LENGTH_BYTES + bytes.readUInt32LE();
  const { options, parts } = JSON.parse(bytes.toString("utf8", LENGTH_BYTES, end));
  const taken = new Map();
  let at = end;
  for (const { name, length } of parts) {
    taken.set(name, new Uint8Array(bytes.subarray(at, at + length)));
    at += length;
  }
  return { options, parts: taken };
}

const fileSize = () => {
  try {
    return fstatSync(FILE).isFile() ? fstatSync(FILE).size : undefined;
  } catch {
    // No file was given.
    return undefined;
  }
};

/**
 * Runs `parse` once. What it throws that is no `Refusal` means that the bytes are not what their format promises.
 * @typedef {{ input: Uint8Array, options: object, parts: Map<string, Uint8Array>, fileSize: number | undefined }} Job
 * @typedef {{ value: unknown, parts?: { name: string, data: Uint8Array }[] }} Parsed
 * @param {(job: Job) => Promise<Parsed> | Parsed} parse
 */
export async function serve(parse) {
  try {
    const { options, parts } = take();
    const input = parts.get("input") ?? new Uint8Array();
    const { value, parts: made = [] } = await parse({ input, options, parts, fileSize: fileSize() });
    answer({ value }, made);
  } catch (error) {
    if (!(error instanceof Refusal)) process.stderr.write(`${error?.stack ?? error}\n`);
    const head =
      error instanceof Refusal
        ? { code: error.code, message: error.message }
        : { code: "DAMAGED", message: "The file is damaged or not what it says it is." };
    answer(head, []);
  }
  process.exit(0);
}
