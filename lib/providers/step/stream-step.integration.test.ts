import { afterEach, describe, expect, it } from "vitest";
import { ask, connectTo, recorder } from "../../../tests/support/model-servers/connect.ts";
import {
  badToolArguments,
  call,
  cut,
  delay,
  hang,
  MODEL_SERVER_KINDS,
  type ModelServer,
  type ModelServerKind,
  malformed,
  type Script,
  say,
  startModelServer,
  status,
  think,
} from "../../../tests/support/model-servers/index.ts";
import type { ModelStep, Prompt, StepCall, StepResult } from "./step.ts";
import { streamStep } from "./stream-step.ts";

const tools = [
  {
    name: "web_fetch",
    description: "Fetch a page",
    input_schema: {
      type: "object",
      properties: { url: { type: "string" } },
      required: ["url"],
      additionalProperties: false,
    },
  },
];
/** OpenAI's own chat API streams no thoughts. */
const REASONS: ModelServerKind[] = ["deepseek", "custom", "anthropic", "google"];

let server: ModelServer | undefined;
afterEach(() => server?.close());

async function start(kind: ModelServerKind, script: Script): Promise<ModelServer> {
  server = await startModelServer({ kind, script });
  return server;
}

const run = (from: ModelServer, options: Partial<StepCall> = {}, on = recorder()): Promise<StepResult> =>
  streamStep(connectTo(from), { prompt: ask("hello"), tools, signal: new AbortController().signal, ...options }, on);

function succeed(result: StepResult): ModelStep {
  if (!result.ok) throw result.error;
  return result.step;
}

function failed(result: StepResult): Extract<StepResult, { ok: false }> {
  if (result.ok) throw new Error(`expected a failure, got: ${JSON.stringify(result.step)}`);
  return result;
}

const withResult = (prompt: Prompt, step: ModelStep): Prompt => [
  ...prompt,
  { role: "assistant", content: step.response_message_parts },
  {
    role: "tool",
    content: step.tool_calls.map((request) => ({
      type: "tool-result",
      toolCallId: request.provider_call_id,
      toolName: request.tool_name,
      output: { type: "json", value: { title: "Example Domain" } },
    })),
  },
];

describe.each(MODEL_SERVER_KINDS)("%s", (kind) => {
  it("streams a two-step tool loop with reasoning, usage and history", async () => {
    const from = await start(kind, [
      think("I should look."),
      say("Let me look 看一看 😀."),
      call("web_fetch", { url: "https://example.com/" }),
      say("It is the example domain."),
    ]);
    const on = recorder();
    const first = succeed(await run(from, {}, on));
    expect(first.text).toBe("Let me look 看一看 😀.");
    expect(on.texts.join("")).toBe(first.text);
    expect(first.reasoning).toBe(REASONS.includes(kind) ? "I should look." : "");
    expect(on.thoughts.join("")).toBe(first.reasoning);
    expect(first.tool_calls).toEqual([
      { provider_call_id: expect.any(String), tool_name: "web_fetch", input: { url: "https://example.com/" } },
    ]);
    expect(first.finish_reason).toBe("tool_calls");
    expect(first.usage).toMatchObject({ prompt_tokens: 101, completion_tokens: 21, total_tokens: 122 });
    expect(first.usage.estimated).toBeUndefined();
    expect(first.response_time).toBeGreaterThan(0);

    const second = succeed(await run(from, { prompt: withResult(ask("hello"), first) }));
    expect(second).toMatchObject({ text: "It is the example domain.", tool_calls: [], finish_reason: "stop" });
    expect(second.usage.prompt_tokens).toBe(102);
    expect(from.refused).toEqual([]);
    const sent = JSON.stringify(from.requests[1]?.body);
    for (const piece of ["Let me look 看一看 😀.", "https://example.com/", "Example Domain", "You are a test."])
      expect(sent).toContain(piece);
    if (kind === "deepseek" || kind === "custom") expect(sent).toContain('"reasoning_content":"I should look."');
    if (kind === "anthropic") expect(sent).toContain('"signature":"sig-1-0"');
    if (kind === "google") expect(sent).toContain('"thoughtSignature":"c2ln-1"');
  });

  it("sends temperature and the token limit", async () => {
    const from = await start(kind, [say("ok")]);
    succeed(await run(from, { temperature: 0.3, max_output_tokens: 77 }));
    const sent = JSON.stringify(from.requests[0]?.body);
    // DeepSeek's reasoning model takes no temperature; its package leaves it out.
    expect(sent.includes('"temperature":0.3')).toBe(kind !== "deepseek");
    expect(sent).toMatch(/"(max_tokens|max_completion_tokens|maxOutputTokens)":77/);
  });

  it("says what to do about a wrong key, and never repeats it", async () => {
    const from = await start(kind, [say("never")]);
    const key = "wrong-key-9f8e7d6c5b4a";
    const model = connectTo(from, { api_key: key });
    const result = failed(
      await streamStep(model, { prompt: ask("x"), signal: new AbortController().signal }, recorder()),
    );
    expect(result.error.code).toBe("PROVIDER_UNAUTHORIZED");
    expect(result.retryable).toBe(false);
    expect(result.error.message).toContain("Check the key");
    // The server's words quote the key, as some real ones do.
    expect(from.refused[0]?.reason).toContain(key);
    expect(JSON.stringify([result.error.message, result.error.stack, result.error.cause, result])).not.toContain(key);
  });

  it.each([
    [429, "PROVIDER_RATE_LIMITED", true],
    [400, "PROVIDER_REJECTED", false],
    [402, "PROVIDER_REJECTED", false],
    [403, "PROVIDER_UNAUTHORIZED", false],
    [404, "MODEL_UNAVAILABLE", false],
    [422, "PROVIDER_REJECTED", false],
    [500, "MODEL_UNAVAILABLE", true],
    [529, "MODEL_UNAVAILABLE", true],
  ])("maps status %i to %s", async (code, expected, retryable) => {
    const from = await start(kind, [status(code, { retry_after: 7, message: "because of the test" })]);
    const result = failed(await run(from));
    expect(result.error.code).toBe(expected);
    expect(result.error.message).toContain("because of the test");
    expect(result).toMatchObject({ retryable, retry_after: 7, partial: { text: "", tool_calls: [] } });
    expect(result.error.retry_after).toBe(7);
    expect(from.requests).toHaveLength(1);
  });

  it("keeps what had arrived when the connection is cut, and no half tool call", async () => {
    const from = await start(kind, [say("The first half"), delay(30), cut()]);
    const on = recorder();
    const result = failed(await run(from, {}, on));
    expect(result.error.code).toBe("MODEL_UNAVAILABLE");
    expect(result).toMatchObject({
      retryable: true,
      partial: { text: "The first half", tool_calls: [], finish_reason: "error" },
    });
    expect(result.partial.response_message_parts).toMatchObject([{ type: "text", text: "The first half" }]);
    expect(result.partial.usage).toMatchObject({ estimated: true });
    expect(result.partial.usage.completion_tokens).toBeGreaterThan(0);
    expect(on.texts.join("")).toBe("The first half");
  });

  it("keeps what had arrived before a malformed chunk and hangs up", async () => {
    const from = await start(kind, [say("So far"), delay(30), malformed()]);
    const result = failed(await run(from));
    expect(result.error.code).toBe("PROVIDER_BAD_RESPONSE");
    expect(result.partial.text).toBe("So far");
  });

  it("reports a malformed first chunk", async () => {
    const from = await start(kind, [malformed()]);
    expect(failed(await run(from)).error.code).toBe("PROVIDER_BAD_RESPONSE");
  });

  it("turns unusable tool arguments into a call that says so", async () => {
    const from = await start(kind, [badToolArguments("web_fetch", '{"url": oops'), say("sorry")]);
    const first = succeed(await run(from));
    expect(first.tool_calls).toHaveLength(1);
    expect(first.tool_calls[0]).toMatchObject({
      tool_name: "web_fetch",
      input: '{"url": oops',
      invalid: expect.stringContaining("oops"),
    });
    // The history with the unusable call is accepted by the provider package and the server.
    succeed(await run(from, { prompt: withResult(ask("hello"), first) }));
    expect(from.refused).toEqual([]);
  });

  it("gives up when nothing comes, and when the stream falls silent", async () => {
    const from = await start(kind, [hang(), say("Only this"), delay(30), hang()]);
    const timeouts = { first_token_ms: 300, idle_ms: 300 };
    const silent = failed(await run(from, { timeouts }));
    expect(silent).toMatchObject({ retryable: true, error: { code: "PROVIDER_TIMEOUT" }, partial: { text: "" } });
    const idle = failed(await run(from, { timeouts }));
    expect(idle).toMatchObject({ error: { code: "PROVIDER_TIMEOUT" }, partial: { text: "Only this" } });
    for (const request of from.requests) await request.closed;
  });

  it.each([
    ["before the first token", [hang()]],
    ["in mid-stream", [say("Some words"), delay(10), hang()]],
  ])("closes the provider's socket at once when cancelled %s", async (_when, script) => {
    const from = await start(kind, script);
    const stop = new AbortController();
    const pending = run(from, { signal: stop.signal });
    await expect.poll(() => from.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 80));
    const at = performance.now();
    stop.abort();
    const result = failed(await pending);
    expect(result).toMatchObject({ retryable: false, error: { code: "RUN_CANCELLED" } });
    expect(((await from.requests[0]?.closed) ?? Number.POSITIVE_INFINITY) - at).toBeLessThan(1000);
  });

  it("reports a server that is not there", async () => {
    const from = await start(kind, []);
    await from.close();
    const result = failed(await run(from));
    expect(result).toMatchObject({ retryable: true, error: { code: "MODEL_UNAVAILABLE" } });
  });
});

it("does not call the provider when already cancelled", async () => {
  const from = await start("openai", [say("never")]);
  expect(failed(await run(from, { signal: AbortSignal.abort() })).error.code).toBe("RUN_CANCELLED");
  expect(from.requests).toEqual([]);
});

it("throws on what a listener throws, and hangs up", async () => {
  const from = await start("openai", [say("word"), delay(5000)]);
  const on = {
    ...recorder(),
    text: () => {
      throw new Error("listener broke");
    },
  };
  await expect(run(from, {}, on)).rejects.toThrow("listener broke");
  await from.requests[0]?.closed;
});

describe("a custom server whose model writes its thoughts into the text", () => {
  it("gets them apart from the answer, however the stream cuts the tags", async () => {
    const from = await start("custom", [
      say("<thi"),
      say("nk>Six times seven."),
      say("</th"),
      say("ink>It is "),
      say("42."),
    ]);
    const on = recorder();
    const step = succeed(await run(from, {}, on));
    expect(step.text.trim()).toBe("It is 42.");
    expect(step.reasoning.trim()).toBe("Six times seven.");
    expect(on.texts.join("")).not.toContain("<");
  });
});
