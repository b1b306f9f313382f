import { afterEach, describe, expect, it } from "vitest";
import { env } from "../env.ts";
import { isOurHost } from "./our-origin.ts";

const usual = { ALMA_URL: env().ALMA_URL, ALMA_HOSTS: env().ALMA_HOSTS };
afterEach(() => {
  Object.assign(env(), usual);
});

describe("isOurHost", () => {
  it.each([
    ["http://localhost:3000", "localhost:3000", true],
    ["http://localhost:3000", "127.0.0.1:4000", true],
    ["http://localhost:3000", "[::1]:3000", true],
    ["http://localhost:3000", "LOCALHOST", true],
    ["http://localhost:3000", "rebound.example:3000", false],
    ["http://localhost:3000", "localhost.rebound.example", false],
    ["http://localhost:3000", "localhost@rebound.example", false],
    ["http://localhost:3000", "", false],
    ["http://localhost:3000", "192.168.1.5:3000", false],
    ["https://alma.example", "alma.example", true],
    ["https://alma.example", "alma.example:8443", true],
    ["https://alma.example", "localhost", false],
    ["https://alma.example", "inner.example:3000", true],
    ["https://alma.example", "other.example", false],
  ])("at %s, %j: %j", (url, host, expected) => {
    Object.assign(env(), { ALMA_URL: url, ALMA_HOSTS: url.startsWith("https") ? ["Inner.example"] : [] });
    expect(isOurHost(host)).toBe(expected);
  });
});
