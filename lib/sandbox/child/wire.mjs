/**
 * The child's end of the wire, blocking on purpose: no event loop is needed while it waits, and the end of the input
 * (the server is gone) is noticed at once. References are taken here, before the lock-down removes the globals.
 */
import { fstatSync, readSync, writeSync } from "node:fs";
import process from "node:process";
import {
  createFrameReader,
  decodeFile,
  decodeJson,
  encodeFileFrame,
  encodeFrame,
  encodeJsonFrame,
  KIND,
} from "./frames.mjs";

// Not stdin: the engine touches that at start, which makes it non-blocking.
const OUTPUT = 3;
const INPUT = 4;
const SNAPSHOT = 5;
const MAX_INPUT_FRAME = 256 * 1024 * 1024;

const reallyExit = process.reallyExit.bind(process);

/** Ends the process at once, also after the lock-down has replaced every other way. @param {number} code */
export const exitNow = (code) => reallyExit(code);

/** A crash in one short line: Node would print the line of source, which in the engine's minified files is a megabyte. */
process.setUncaughtExceptionCaptureCallback((error) => {
  const text = String(error?.stack ?? error).slice(0, 2000);
  try {
    writeSync(2, `${text}\n`);
  } catch {
    // The server is gone: nobody to tell.
  }
  exitNow(1);
});

/** @param {Uint8Array} bytes */
function writeAll(bytes) {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(OUTPUT, bytes, at, bytes.length - at);
    } catch (error) {
      if (error?.code !== "EAGAIN") exitNow(9);
    }
  }
}

/** @param {number} kind @param {Uint8Array} payload */
export const send = (kind, payload) => writeAll(encodeFrame(kind, payload));
/** @param {number} kind @param {unknown} value */
export const sendJson = (kind, value) => writeAll(encodeJsonFrame(kind, value));
/** @param {{ path: string, content: Uint8Array }} file */
export const sendFile = (file) => writeAll(encodeFileFrame(file));

/** Blocks until the job has arrived; exits when the server closes the wire. */
export function receiveJob() {
  const push = createFrameReader(MAX_INPUT_FRAME);
  const files = [];
  for (;;) {
    const chunk = new Uint8Array(1024 * 1024);
    const length = readInput(chunk);
    if (length === 0) exitNow(0);
    for (const frame of push(chunk.subarray(0, length))) {
      if (frame.kind === KIND.file) files.push(decodeFile(frame.payload));
      if (frame.kind === KIND.job) return { ...decodeJson(frame.payload), files };
    }
  }
}

/** @param {Uint8Array} chunk */
function readInput(chunk) {
  try {
    return readSync(INPUT, chunk, 0, chunk.length, null);
  } catch {
    return 0;
  }
}

/** The memory snapshot, handed over as an open descriptor so that the child needs no right to its folder. */
export function readSnapshot() {
  const bytes = new Uint8Array(fstatSync(SNAPSHOT).size);
  let at = 0;
  while (at < bytes.length) {
    const length = readSync(SNAPSHOT, bytes, at, bytes.length - at, at);
    if (length === 0) break;
    at += length;
  }
  return bytes;
}

/**
 * Counts a program's output inside the callback that receives it, so an endless one cannot fill any buffer. Crossing
 * the limit reports it and ends the process.
 * @param {number} limit bytes, stdout and stderr together
 */
export function createOutput(limit) {
  let total = 0;
  let printed = 0;
  return {
    /** @param {number} kind @param {Uint8Array} bytes */
    write(kind, bytes) {
      const room = limit - total;
      const taken = bytes.length > room ? bytes.subarray(0, room) : bytes;
      if (taken.length > 0) send(kind, taken);
      total += taken.length;
      if (kind === KIND.stdout) printed += taken.length;
      if (taken.length < bytes.length) {
        sendJson(KIND.result, { return_code: 1, limit: "OUTPUT_LIMIT" });
        exitNow(0);
      }
    },
    hasPrinted: () => printed > 0,
  };
}
