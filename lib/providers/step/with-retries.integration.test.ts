import { afterEach, expect, it } from "vitest";
import { ask, connectTo, recorder } from "../../../tests/support/model-servers/connect.ts";
import {
  cut,
  delay,
  type ModelServer,
  type Script,
  say,
  startModelServer,
  status,
} from "../../../tests/support/model-servers/index.ts";
import { type RetryOptions, streamStepWithRetries } from "./with-retries.ts";

let server: ModelServer | undefined;
afterEach(() => server?.close());

async function run(script: Script, options: RetryOptions = {}, signal = new AbortController().signal) {
  server = await startModelServer({ kind: "openai", script });
  const waits: number[] = [];
  const attempts: [number, string][] = [];
  const on = {
    ...recorder(),
    attempt: (n: number, after: { error: { code: string } }) => attempts.push([n, after.error.code]),
  };
  const sleep = async (ms: number) => void waits.push(ms);
  const result = await streamStepWithRetries(connectTo(server), { prompt: ask("x"), signal }, on, {
    sleep,
    random: () => 1,
    ...options,
  });
  return { result, waits, attempts, requests: server.requests.length };
}

it("waits as long as a rate limit asks and then succeeds", async () => {
  const { result, waits, attempts } = await run([status(429, { retry_after: 2 }), say("ok")]);
  expect(result).toMatchObject({ ok: true, attempts: 2, step: { text: "ok" } });
  expect(waits).toEqual([2250]);
  expect(attempts).toEqual([[2, "PROVIDER_RATE_LIMITED"]]);
});

it("backs off by doubling and gives up after the last attempt", async () => {
  const { result, waits, requests } = await run([status(500), status(503), status(500), status(500), say("never")], {
    max_attempts: 4,
  });
  expect(result).toMatchObject({ ok: false, attempts: 4, error: { code: "MODEL_UNAVAILABLE" } });
  expect(waits).toEqual([500, 1000, 2000]);
  expect(requests).toBe(4);
});

it("asks again as a new attempt when the stream was cut", async () => {
  const { result, attempts } = await run([say("half an answer"), delay(30), cut(), say("the whole answer")]);
  expect(result).toMatchObject({ ok: true, step: { text: "the whole answer" } });
  expect(attempts).toEqual([[2, "MODEL_UNAVAILABLE"]]);
});

it.each([401, 400, 404, 422])("never repeats status %i", async (code) => {
  const { result, requests, waits } = await run([status(code), say("never")]);
  expect(result).toMatchObject({ ok: false, attempts: 1 });
  expect([requests, waits]).toEqual([1, []]);
});

it("does not wait for a provider that asks for a long pause", async () => {
  const { result, waits } = await run([status(429, { retry_after: 3600 }), say("never")]);
  expect(result).toMatchObject({ ok: false, attempts: 1, retry_after: 3600, error: { code: "PROVIDER_RATE_LIMITED" } });
  expect(waits).toEqual([]);
});

it("stops waiting when cancelled", async () => {
  server = await startModelServer({ kind: "openai", script: [status(429, { retry_after: 20 }), say("never")] });
  const stop = new AbortController();
  const pending = streamStepWithRetries(connectTo(server), { prompt: ask("x"), signal: stop.signal }, recorder());
  await expect.poll(() => server?.requests.length).toBe(1);
  setTimeout(() => stop.abort(), 100);
  const started = performance.now();
  expect(await pending).toMatchObject({ ok: false, error: { code: "RUN_CANCELLED" }, attempts: 1 });
  expect(performance.now() - started).toBeLessThan(2000);
});
