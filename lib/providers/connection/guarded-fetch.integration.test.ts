import { afterEach, describe, expect, it } from "vitest";
import { ask, connectTo, recorder } from "../../../tests/support/model-servers/connect.ts";
import {
  call,
  delay,
  hang,
  MODEL_SERVER_KINDS,
  type ModelServer,
  say,
  startModelServer,
  think,
} from "../../../tests/support/model-servers/index.ts";
import { createGuardedFetch } from "../../web/index.ts";
import { streamStep } from "../step/stream-step.ts";
import { testConnection } from "./test-connection.ts";

let server: ModelServer | undefined;
afterEach(() => server?.close());

/** The provider packages over the fetch they get in production, whose classes are undici's and not the platform's. */
describe.each(MODEL_SERVER_KINDS)("%s through the guarded fetch", (kind) => {
  it("streams from an address that is listed", async () => {
    server = await startModelServer({
      kind,
      script: [think("hm"), say("Hello 你好"), call("web_fetch", { url: "https://a.b/" })],
    });
    const fetch = createGuardedFetch({ allow: [new URL(server.base_url).host] });
    const result = await streamStep(
      connectTo(server, { fetch }),
      { prompt: ask("x"), signal: new AbortController().signal },
      recorder(),
    );
    expect(result).toMatchObject({
      ok: true,
      step: { text: "Hello 你好", tool_calls: [{ input: { url: "https://a.b/" } }] },
    });
    const test = await testConnection({ kind, api_key: server.api_key, base_url: server.base_url }, { fetch });
    expect(test).toMatchObject({ test_status: "success", available_models: [server.default_model] });
  });

  it("is refused at an address that is not, and says how to permit it", async () => {
    server = await startModelServer({ kind, script: [say("never")] });
    const fetch = createGuardedFetch({ allow: [] });
    const result = await streamStep(
      connectTo(server, { fetch }),
      { prompt: ask("x"), signal: new AbortController().signal },
      recorder(),
    );
    expect(result).toMatchObject({ ok: false, retryable: false, error: { code: "EGRESS_REFUSED" } });
    const test = await testConnection({ kind, api_key: server.api_key, base_url: server.base_url }, { fetch });
    expect(test.error).toMatchObject({ code: "EGRESS_REFUSED", message: expect.stringContaining("ALMA_EGRESS_ALLOW") });
    expect([server.requests, server.refused]).toEqual([[], []]);
  });

  it("closes the socket when cancelled", async () => {
    server = await startModelServer({ kind, script: [say("Some words"), delay(10), hang()] });
    const from = server;
    const fetch = createGuardedFetch({ allow: [new URL(from.base_url).host] });
    const stop = new AbortController();
    const pending = streamStep(connectTo(from, { fetch }), { prompt: ask("x"), signal: stop.signal }, recorder());
    await expect.poll(() => from.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 80));
    const at = performance.now();
    stop.abort();
    expect(await pending).toMatchObject({ ok: false, error: { code: "RUN_CANCELLED" } });
    expect(((await from.requests[0]?.closed) ?? Number.POSITIVE_INFINITY) - at).toBeLessThan(1000);
  });
});
