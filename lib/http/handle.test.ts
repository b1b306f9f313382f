import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import { logger } from "../core/log/logger.ts";
import { requestContext } from "../core/log/request-context.ts";
import { contract } from "../protocol/contract/define.ts";
import { pageOf } from "../protocol/envelope.ts";
import { contractOf, handle, handlePublic } from "./handle.ts";

const base = { id: "tryOut", path: "/v1/try", summary: "", tag: "try", auth: "none", status: 200 } as const;
const nothing = { params: Promise.resolve({}) };
const get = () => new Request("http://localhost:3000/v1/try?size=3&other=1");
const post = (body: string, type = "application/json") =>
  new Request("http://localhost:3000/v1/try", { method: "POST", body, headers: { "content-type": type } });

const reader = contract({
  ...base,
  method: "GET",
  query: z.object({ size: z.coerce.number() }),
  response: z.object({ a: z.number() }),
});
const failing = (error: unknown) =>
  handlePublic(reader, async () => {
    throw error;
  });

const logged: unknown[] = [];
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(logger(), "error").mockImplementation((entry: unknown) => void logged.push(entry));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("handle", () => {
  it("puts data into the envelope and leaves behind what the contract does not know", async () => {
    const row = { a: 1, hashed_password: "secret" };
    const response = await handlePublic(reader, async ({ query }) => ({ ...row, a: query.size }))(get(), nothing);
    const body = await response.json();
    expect(body).toEqual({
      success: true,
      data: { a: 3 },
      meta: { timestamp: expect.any(String), request_id: expect.any(String) },
    });
    expect(response.headers.get("x-request-id")).toBe(body.meta.request_id);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("answers 500 for data that does not fit its contract, rather than send it", async () => {
    const route = handlePublic(reader, async () => JSON.parse('{"a": "secret text"}'));
    const response = await route(get(), nothing);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret text");
  });

  it("pages what is paginated", async () => {
    const lister = contract({
      ...base,
      method: "GET",
      response: z.array(z.object({ a: z.number() })),
      paginated: true,
    });
    const page = pageOf([{ a: 1, b: 2 }], 3, 2, 1);
    const body = await (await handlePublic(lister, async () => page)(get(), nothing)).json();
    expect(body.data).toEqual([{ a: 1 }]);
    expect(body.pagination).toEqual({ page: 2, per_page: 1, total: 3, total_pages: 3, has_next: true, has_prev: true });
  });

  it("tells one of our errors by its code, with details and when to come back", async () => {
    const details = [{ field: "a", message: "is odd" }];
    const response = await failing(fail("QUOTA_EXCEEDED", { message: "Full.", details, retry_after: 1.2 }))(
      get(),
      nothing,
    );
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toMatchObject({
      success: false,
      error: { code: "QUOTA_EXCEEDED", message: "Full.", details },
    });
  });

  it.each([new Error("password=hunter2"), "hunter2", null, undefined, { code: "23505", detail: "hunter2" }])(
    "tells nothing of an error that is not ours (%s)",
    async (error) => {
      const response = await failing(error)(get(), nothing);
      expect(response.status).toBe(500);
      const text = await response.text();
      expect(JSON.parse(text).error).toEqual({ code: "INTERNAL_ERROR", message: "Something went wrong on our side." });
      expect(text).not.toContain("hunter2");
      expect(logged).toEqual([{ err: error, request_id: JSON.parse(text).meta.request_id }]);
    },
  );

  it("gives the work the request's context, and takes it away after", async () => {
    let seen: string | undefined;
    const route = handlePublic(reader, async ({ request_id }) => {
      await Promise.resolve();
      seen = requestContext()?.request_id === request_id ? request_id : undefined;
      return { a: 1 };
    });
    const response = await route(get(), nothing);
    expect(seen).toBe(response.headers.get("x-request-id"));
    expect(requestContext()).toBeUndefined();
  });

  it("lets go of what it would have sent to HEAD", async () => {
    const raw = contract({ ...base, method: "GET", raw: "text/plain" });
    const cancel = vi.fn();
    const headers = { "content-length": "5" };
    const route = handlePublic(raw, async () => new Response(new ReadableStream({ cancel }), { headers }));
    const response = await route(new Request("http://localhost:3000/v1/try", { method: "HEAD" }), nothing);
    expect([response.body, response.headers.get("content-length")]).toEqual([null, "5"]);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it("hands on a Response of the function's own, and answers 204 with nothing", async () => {
    const raw = contract({ ...base, method: "GET", raw: "text/plain" });
    const response = await handlePublic(raw, async () => new Response("bytes", { status: 206 }))(get(), nothing);
    expect([response.status, await response.text()]).toEqual([206, "bytes"]);
    const silent = contract({ ...base, method: "DELETE", status: 204 });
    const empty = await handlePublic(silent, async () => undefined)(get(), nothing);
    expect([empty.status, empty.body]).toEqual([204, null]);
  });

  it("takes a missing body for no fields, and reads a form", async () => {
    const body = z.object({ a: z.string().default("none") });
    const writer = contract({ ...base, method: "POST", body, response: body });
    const route = handlePublic(writer, async (call) => call.body);
    expect((await (await route(new Request("http://x/", { method: "POST" }), nothing)).json()).data).toEqual({
      a: "none",
    });
    const former = handlePublic({ ...writer, body_type: "form" }, async (call) => call.body);
    const form = post("a=%2B+&b=2", "application/x-www-form-urlencoded; charset=utf-8");
    expect((await (await former(form, nothing)).json()).data).toEqual({ a: "+ " });
  });

  describe("of what has versions", () => {
    const schema = z.object({ version: z.number().int() });
    const versioned = contract({ ...base, method: "GET", versioned: true, response: schema });
    const changer = contract({ ...base, method: "PATCH", versioned: true, response: schema });
    const change = handlePublic(changer, async () => {
      checkVersion(3);
      return { version: 4 };
    });
    const patch = (seen?: string) =>
      change(new Request("http://x/", { method: "PATCH", headers: seen ? { "if-match": seen } : {} }), nothing);

    it("shows the version as its tag, and always sends the whole", async () => {
      const read = handlePublic(versioned, async () => ({ version: 3 }));
      const first = await read(get(), nothing);
      expect(first.headers.get("etag")).toBe('"3"');
      // The tag stands for what a person changed; counters and drafts move without it, so nobody may reuse an old body.
      const again = await read(new Request("http://x/", { headers: { "if-none-match": '"3"' } }), nothing);
      expect(again.status).toBe(200);
    });

    it.each([
      ["nothing", undefined, 200],
      ["the version that is there", '"3"', 200],
      ["any", "*", 200],
      ["one of several", '"2", "3"', 200],
      ["an older one", '"2"', 412],
      ["a weak tag", 'W/"3"', 412],
      ["nonsense", "three", 400],
    ])("a change by who says to have seen %s", async (_, seen, status) => {
      const response = await patch(seen);
      expect(response.status).toBe(status);
      if (status === 200) expect(response.headers.get("etag")).toBe('"4"');
    });

    it("is left alone where an operation keeps no versions", async () => {
      const plain = handlePublic(contract({ ...base, method: "PATCH", response: schema }), async () => {
        checkVersion(3);
        return { version: 4 };
      });
      const response = await plain(
        new Request("http://x/", { method: "PATCH", headers: { "if-match": "three" } }),
        nothing,
      );
      expect([response.status, response.headers.get("etag")]).toEqual([200, null]);
    });
  });

  it("cannot be made open by using the wrong one of the two", () => {
    const closed = contract({ ...base, auth: "user", method: "GET", response: z.object({ a: z.number() }) });
    expect(() => handlePublic(closed, async () => ({ a: 1 }))).toThrow(/tryOut/);
    expect(() => handle(reader, async () => ({ a: 1 }))).toThrow(/tryOut/);
    expect(contractOf(handle(closed, async () => ({ a: 1 })))).toBe(closed);
  });
});
