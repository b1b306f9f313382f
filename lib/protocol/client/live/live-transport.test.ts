import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TransportKind } from "../event-transport.ts";
import { DROPPED, type LineEnd, type LineOptions, type ReadLine } from "./line.ts";
import { chooseLine } from "./live-transport.ts";

const REFUSED: LineEnd = { kind: "refused" };
const kinds: TransportKind[] = [];
const options = (signal = new AbortController().signal): LineOptions => ({
  conversation_id: "c",
  lastSeq: () => 0,
  onEvent: () => undefined,
  onOpen: (kind) => kinds.push(kind),
  signal,
});

/** A stream that is open until it is told to end. */
const openSse: ReadLine = ({ onOpen, signal }) =>
  new Promise((resolve) => {
    onOpen("sse");
    signal.addEventListener("abort", () => resolve(DROPPED));
  });
const brief =
  (kind: TransportKind, end: LineEnd): ReadLine =>
  async ({ onOpen }) => {
    onOpen(kind);
    return end;
  };

beforeEach(() => {
  vi.useFakeTimers();
  kinds.length = 0;
});
afterEach(() => vi.useRealTimers());

describe("the choice of a line", () => {
  it("is WebSocket until two openings in a row are refused", async () => {
    let answers: LineEnd[] = [REFUSED, DROPPED, REFUSED];
    const socket: ReadLine = async () => answers.shift() ?? DROPPED;
    const read = chooseLine({ socket, sse: brief("sse", DROPPED) });
    for (const end of [REFUSED, DROPPED, REFUSED]) expect(await read(options())).toEqual(end);
    expect(kinds).toEqual([]);
    answers = [];
    await read(options());
    expect(kinds).toEqual(["sse"]);
  });

  it("is the event stream at once after a WebSocket that hangs", async () => {
    const socket: ReadLine = () => new Promise((resolve) => setTimeout(resolve, 5_000, REFUSED));
    const read = chooseLine({ socket, sse: brief("sse", DROPPED) });
    const first = read(options());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await first).toEqual(REFUSED);
    await read(options());
    expect(kinds).toEqual(["sse"]);
  });

  it("goes back to WebSocket when that opens beside the stream, and forgets the trouble", async () => {
    let mayOpen = false;
    const socket: ReadLine = async ({ onOpen, signal }) => {
      if (!mayOpen) return REFUSED;
      onOpen("websocket");
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return DROPPED;
    };
    const read = chooseLine({ socket, sse: openSse, retry_ms: 60_000 });
    await read(options());
    await read(options());
    const closed = new AbortController();
    const line = read(options(closed.signal));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kinds).toEqual(["sse"]);
    mayOpen = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kinds).toEqual(["sse", "websocket"]);
    closed.abort();
    expect(await line).toEqual(DROPPED);
    void read(options());
    expect(kinds).toEqual(["sse", "websocket", "websocket"]);
  });
});
