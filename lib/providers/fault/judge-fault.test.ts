import { expect, it } from "vitest";
import { fail } from "../../core/errors.ts";
import { judgeFault } from "./judge-fault.ts";
import { redactor } from "./redact.ts";
import { readRetryAfter } from "./retry-after.ts";

const judge = (error: unknown) => judgeFault(error, redactor("the-key-123"));
const withCode = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("low level"), { code }) });

it.each([
  ["a refused connection", withCode("ECONNREFUSED"), "MODEL_UNAVAILABLE", true],
  ["an unknown host", withCode("ENOTFOUND"), "MODEL_UNAVAILABLE", true],
  ["a socket that broke", withCode("UND_ERR_SOCKET"), "MODEL_UNAVAILABLE", true],
  ["connecting too long", withCode("UND_ERR_CONNECT_TIMEOUT"), "PROVIDER_TIMEOUT", true],
  ["several refused addresses", new AggregateError([withCode("ECONNREFUSED")], ""), "MODEL_UNAVAILABLE", true],
  ["a gateway's timeout", { statusCode: 504, message: "" }, "PROVIDER_TIMEOUT", true],
  [
    "a used-up quota",
    { statusCode: 429, message: "quota", data: { error: { code: "insufficient_quota" } } },
    "PROVIDER_REJECTED",
    false,
  ],
  [
    "an error event with a status",
    { message: "slow down", statusCode: 429, type: "rate_limit" },
    "PROVIDER_RATE_LIMITED",
    true,
  ],
  [
    "a body that broke off",
    { message: "Failed", statusCode: 200, cause: withCode("UND_ERR_SOCKET") },
    "MODEL_UNAVAILABLE",
    true,
  ],
  [
    "a chunk that is no JSON",
    Object.assign(new Error("bad"), { name: "AI_JSONParseError" }),
    "PROVIDER_BAD_RESPONSE",
    true,
  ],
  ["nothing known", new Error("what?"), "PROVIDER_BAD_RESPONSE", true],
  ["nothing at all", undefined, "PROVIDER_BAD_RESPONSE", true],
])("judges %s", (_what, error, code, retryable) => {
  expect(judge(error)).toMatchObject({ retryable, error: { code } });
});

it("passes our own error on from any depth, as it is", () => {
  const refusal = fail("EGRESS_REFUSED", { message: "10.0.0.1:80 is refused" });
  const judgement = judge(
    new TypeError("fetch failed", { cause: new AggregateError([new Error("x", { cause: refusal })]) }),
  );
  expect(judgement.error).toBe(refusal);
  expect(judgement.retryable).toBe(false);
});

it("quotes the provider, shortly and without the key", () => {
  const { error } = judge({ statusCode: 400, message: `the-key-123 ${"long ".repeat(200)}` });
  expect(error.message).toContain("[redacted] long");
  expect(error.message).not.toContain("the-key-123");
  expect(error.message.length).toBeLessThan(500);
});

it("survives a cycle of causes", () => {
  const error = new Error("loop");
  error.cause = error;
  expect(judge(error).error.code).toBe("PROVIDER_BAD_RESPONSE");
});

it.each([
  [{ "retry-after": "12" }, "", 12],
  [{ "retry-after-ms": "1500", "retry-after": "9" }, "", 1.5],
  [{ "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }, "", 0],
  [{ "retry-after": "soon" }, "", undefined],
  [{}, '{"error":{"details":[{"retryDelay": "17s"}]}}', 17],
  [{}, "", undefined],
])("reads %j %s as %s seconds", (headers, body, seconds) => {
  expect(readRetryAfter({ ...headers }, body)).toBe(seconds);
});
