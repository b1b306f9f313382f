import { describe, expect, it } from "vitest";
import { redactor, redactorOf, withHiddenAddress, withRedactor } from "./redact.ts";

it.each([
  ["Incorrect key: my/secret+key=1", "my/secret+key=1"],
  ["url ?key=my%2Fsecret%2Bkey%3D1", "my%2Fsecret%2Bkey%3D1"],
  ["Incorrect API key provided: sk-proj-abcDEF123456.", "sk-proj-abcDEF123456"],
  ["key sk-ab***********wxyz is wrong", "wxyz"],
  ["bad AIzaSyA1234567890abcdefghijklmnop", "AIzaSyA1234567890"],
  ["header authorization: Bearer eyJhbGciOi.123", "eyJhbGciOi"],
  ['"x-api-key": "abcd12345678"', "abcd12345678"],
])("takes the secret out of %j", (text, secret) => {
  const clean = redactor("my/secret+key=1")(text);
  expect(clean).not.toContain(secret);
  expect(clean).toContain("[redacted]");
});

it("leaves ordinary words alone", () => {
  const text = "Bearer authentication is required for task-force models; ask again in 20 s.";
  expect(redactor("key")(text)).toBe(text);
  expect(redactor("")(text)).toBe(text);
});

it("travels with a model without showing the key", () => {
  const model = withRedactor({ modelId: "m" }, "topsecret1");
  expect(redactorOf(model)("it was topsecret1")).toBe("it was [redacted]");
  expect(JSON.stringify(model)).toBe('{"modelId":"m"}');
  expect(redactorOf({})("sk-abcdefgh1")).toBe("[redacted]");
});

describe("a hidden address", () => {
  const model = withHiddenAddress(withRedactor({}, "sk-the-key-itself"), "http://llm.inner.example:8080/v1");
  it.each([
    ["getaddrinfo ENOTFOUND LLM.inner.example", "getaddrinfo ENOTFOUND [address]"],
    ["connect ECONNREFUSED 10.0.0.5:8080", "connect ECONNREFUSED [address]"],
    ["connect ECONNREFUSED fd00::12:8080", "connect ECONNREFUSED [address]"],
    ["see https://other.example/path?x=1 for help", "see [address] for help"],
    ["sk-the-key-itself was refused at 12:30:05", "[redacted] was refused at 12:30:05"],
    ["maximum context length is 8192 tokens", "maximum context length is 8192 tokens"],
  ])("is taken out of %j", (text, clean) => {
    expect(redactorOf(model)(text)).toBe(clean);
  });
});
