import { describe, expect, it } from "vitest";
import { announceRevoked } from "../../auth/index.ts";
import { singleton } from "../../core/process/singleton.ts";
import { PERSON } from "../person.fixture.ts";
import { eventStream, lastEventId } from "./event-stream.ts";

const request = (headers: Record<string, string> = {}) => new Request("http://localhost:3000/", { headers });
/** Who is listened for: the sign-in of each open stream, and its person. */
const listening = () => singleton("revocation_listeners", () => new Map()).size;

/** A stream that stays open until its signal is aborted. */
const openUntil = async (signal: AbortSignal, over: () => void) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
      signal.addEventListener("abort", () => {
        over();
        controller.close();
      });
    },
    cancel: over,
  });

describe("eventStream", () => {
  it("ends when the sign-in ends, and only then", async () => {
    const response = await eventStream(PERSON, request(), openUntil);
    expect(listening()).toBe(2);
    const text = response.text();
    announceRevoked(["another"]);
    expect(await Promise.race([text, new Promise((resolve) => setTimeout(resolve, 20, "open"))])).toBe("open");
    announceRevoked(["s"]);
    expect(await text).toBe("data: 1\n\n");
    expect(listening()).toBe(0);
  });

  it("forgets the listener when the stream is over, and when it could not be opened", async () => {
    const cancelled = await eventStream(PERSON, request(), openUntil);
    expect(listening()).toBe(2);
    await cancelled.body?.cancel();
    expect(listening()).toBe(0);
    await expect(eventStream(PERSON, request(), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(listening()).toBe(0);
  });

  it("is not gathered or changed on its way", async () => {
    const response = await eventStream(PERSON, request(), openUntil);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    await response.body?.cancel();
  });
});

describe("lastEventId", () => {
  it.each([
    ["42", 42],
    ["0", 0],
    ["", null],
    ["-1", null],
    ["1e3", null],
    ["99999999999999999999", null],
    ["x", null],
  ])("reads %j as %j", (value, seq) => {
    expect(lastEventId(request({ "last-event-id": value }))).toBe(seq);
  });
});
