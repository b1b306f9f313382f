import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ScriptStep } from "./script.ts";
import type { AnswerMeta, AnswerWriter, WireFormat } from "./wire-format.ts";

/** A word with the space before it, or a few wide characters: about what a model sends at a time. */
const PIECES = /\s*[^\s\u2e80-\uffef]{1,12}|\s*[\u2e80-\uffef]{1,3}|\s+$/gu;
const CLIENT_GONE_POLL_MS = 20;

interface Stage {
  response: ServerResponse;
  meta: AnswerMeta;
  writer: AnswerWriter;
  write: (bytes: string) => Promise<void>;
}

/** Streams one answer, step by step, and ends it (or does not, if the script says so). */
export async function playAnswer(
  response: ServerResponse,
  wire: WireFormat,
  meta: AnswerMeta,
  steps: ScriptStep[],
): Promise<void> {
  const first = steps[0];
  if (first?.kind === "status") return sendStatus(response, wire, first);
  const { writer, write } = openStream(response, wire, meta, first?.kind === "raw");
  for (const [index, step] of steps.entries()) {
    if (response.destroyed) return;
    const isOver = await playStep({ response, meta, writer, write }, step, index);
    if (isOver) return;
  }
  await write(writer.finish(steps.some((step) => step.kind === "call" || step.kind === "bad_arguments")));
  response.end();
}

/** True when the answer ends here, without its closing events. */
async function playStep({ response, meta, writer, write }: Stage, step: ScriptStep, index: number): Promise<boolean> {
  const id = `call_${meta.number}_${index}`;
  switch (step.kind) {
    case "say":
      for (const piece of step.text.match(PIECES) ?? []) await write(writer.text(piece));
      return false;
    case "think":
      for (const piece of step.text.match(PIECES) ?? []) await write(writer.thought(piece));
      return false;
    case "call":
      await write(writer.toolCall(id, step.tool, JSON.stringify(step.input)));
      return false;
    case "bad_arguments":
      await write(writer.toolCall(id, step.tool, step.text));
      return false;
    case "delay":
      await sleepUnlessGone(response, step.ms);
      return false;
    case "malformed":
      await write('data: {"choices":[{"delta":{"content":"oops\n\n');
      return false;
    case "raw":
      await write(step.text);
      response.end();
      return true;
    case "cut":
      // What was written leaves, then the connection closes without the end of the chunked body.
      response.socket?.destroySoon();
      return true;
    case "hang":
      return true;
    case "status":
      throw new Error("status() must be the first step of an answer");
    case "end":
      return false;
    default:
      return step satisfies never;
  }
}

function openStream(response: ServerResponse, wire: WireFormat, meta: AnswerMeta, isRecorded: boolean) {
  const writer: AnswerWriter = wire.answer(meta);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  response.flushHeaders();
  const write = async (bytes: string) => {
    if (bytes === "" || response.destroyed) return;
    if (!response.write(bytes)) await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
  };
  if (!isRecorded) void write(writer.start());
  return { writer, write };
}

function sendStatus(response: ServerResponse, wire: WireFormat, step: Extract<ScriptStep, { kind: "status" }>): void {
  const retry = step.retry_after === undefined ? {} : { "retry-after": String(step.retry_after) };
  response.writeHead(step.status, { "content-type": "application/json", ...retry });
  response.end(JSON.stringify(wire.error(step.status, step.message ?? `scripted status ${step.status}`)));
}

async function sleepUnlessGone(response: ServerResponse, ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (!response.destroyed && performance.now() < until)
    await sleep(Math.max(0, Math.min(CLIENT_GONE_POLL_MS, until - performance.now())));
}
