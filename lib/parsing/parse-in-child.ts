import type { ChildProcess } from "node:child_process";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { logger } from "../core/log/logger.ts";
import { watchMemory } from "../sandbox/index.ts";
import { packParcel, unpackParcel } from "./parcel.ts";
import { isParseErrorCode, type ParseError } from "./parse-error.ts";
import type { ParseOutcome, ParseRequest } from "./parse-request.ts";
import { inPlace } from "./places.ts";
import { spawnParser } from "./spawn-parser.ts";

const STDERR_KEPT = 4096;
/** Resident memory of Node itself, which `limits.memory_bytes` does not count. */
const RESIDENT_BASE = 120 * 1024 * 1024;

/**
 * Runs a parser script over somebody's bytes in a locked child that is killed at its limits, so that no file can slow,
 * starve or end the server. A file that cannot be read is an outcome with a named error, never an exception; the call
 * only rejects with the reason of an aborted `signal`.
 */
export function parseInChild(request: ParseRequest): Promise<ParseOutcome> {
  return inPlace(request.limits.ms, request.signal, async () => {
    const file = typeof request.input === "string" ? await open(request.input, "r") : undefined;
    try {
      return await runChild(request, file);
    } finally {
      await file?.close();
    }
  });
}

async function runChild(request: ParseRequest, file: FileHandle | undefined): Promise<ParseOutcome> {
  let child: ChildProcess;
  try {
    child = await spawnParser(request, file?.fd);
  } catch (error) {
    logger().error({ err: error, script: request.script }, "a parser could not be started");
    return refused("PARSER_UNAVAILABLE", "Files of this kind cannot be read on this server at the moment.");
  }
  const { answer, feed } = pipesOf(child);
  const ended = Promise.withResolvers<ParseError | null>();
  const end = (error: ParseError | null): void => {
    child.kill("SIGKILL");
    ended.resolve(error);
  };
  const stopWatching = boundChild(child, request, end);
  const collected = collect(answer, request.limits.output_bytes, () =>
    end({ code: "TOO_LARGE", message: "The file holds more than can be read at once." }),
  );
  const diagnostics = keepDiagnostics(child);
  child.once("close", () => ended.resolve(null));
  const parts = [...(request.parts ?? [])];
  if (request.input instanceof Uint8Array) parts.unshift({ name: "input", data: request.input });
  for (const piece of packParcel({ options: request.options ?? null }, parts)) feed.write(piece);
  feed.end();
  const error = await ended.promise;
  stopWatching();
  request.signal.throwIfAborted();
  return error === null ? outcomeOf(collected(), child, request.script, diagnostics()) : { ok: false, error };
}

/** Ends the child at its time, its memory and the caller's abort. */
function boundChild(child: ChildProcess, request: ParseRequest, end: (error: ParseError | null) => void) {
  const { ms, memory_bytes } = request.limits;
  const tooMuch: ParseError = { code: "TOO_LARGE", message: "Reading the file needs more memory than it may take." };
  const late: ParseError = {
    code: "PARSE_TIMEOUT",
    message: `Reading the file took longer than ${ms / 1000} seconds.`,
  };
  const timer = setTimeout(() => end(late), ms);
  const stop =
    child.pid === undefined ? () => {} : watchMemory(child.pid, memory_bytes + RESIDENT_BASE, () => end(tooMuch));
  const onAbort = () => end(null);
  request.signal.addEventListener("abort", onAbort, { once: true });
  // It may have come while the child was being started.
  if (request.signal.aborted) onAbort();
  return () => {
    clearTimeout(timer);
    stop();
    request.signal.removeEventListener("abort", onAbort);
  };
}

function pipesOf({ stdio: [, , , answer, feed] }: ChildProcess) {
  if (!answer || !("read" in answer) || !feed || !("write" in feed)) throw new Error("the parser has no pipes");
  // Writing to a child that has just died is an outcome (its exit), not an error of its own.
  feed.on("error", () => {});
  answer.on("error", () => {});
  return { answer, feed };
}

function collect(stream: Readable, limit: number, onExceeded: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) onExceeded();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}

function keepDiagnostics(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    text = (text + chunk.toString("utf8")).slice(-STDERR_KEPT);
  });
  return () => text;
}

/** A child that died without an answer ran into one of the walls; its own words go to the log only. */
function outcomeOf(bytes: Buffer, child: ChildProcess, script: string, diagnostics: string): ParseOutcome {
  const parcel = unpackParcel(bytes);
  if (parcel && "value" in parcel.head) return { ok: true, value: parcel.head.value, parts: parcel.parts };
  if (parcel && "code" in parcel.head && isParseErrorCode(parcel.head.code)) {
    const message = "message" in parcel.head ? String(parcel.head.message) : "";
    return refused(parcel.head.code, message);
  }
  logger().warn({ script, code: child.exitCode, signal: child.signalCode, diagnostics }, "a parser died");
  return refused("TOO_LARGE", "The file is too large or too deeply nested to be read.");
}

const refused = (code: ParseError["code"], message: string): ParseOutcome => ({ ok: false, error: { code, message } });
