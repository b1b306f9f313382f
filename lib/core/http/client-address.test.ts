import { afterEach, describe, expect, it } from "vitest";
import { env } from "../env.ts";
import { clientAddress } from "./client-address.ts";

const addressOf = (socket: string | undefined, forwarded?: string, trusted: string[] = []) => {
  Object.assign(env(), { ALMA_TRUSTED_PROXIES: trusted });
  Reflect.deleteProperty(globalThis, Symbol.for("alma.trusted_proxies"));
  const headers = new Headers();
  if (socket !== undefined) headers.set("x-alma-address", socket);
  if (forwarded !== undefined) headers.set("x-forwarded-for", forwarded);
  return clientAddress(headers);
};

afterEach(() => {
  Object.assign(env(), { ALMA_TRUSTED_PROXIES: [], VERCEL: undefined });
  Reflect.deleteProperty(globalThis, Symbol.for("alma.trusted_proxies"));
});

describe("clientAddress", () => {
  it.each([
    ["the socket's, whatever is claimed", "203.0.113.9", "1.1.1.1", [], "203.0.113.9"],
    ["without its IPv6 clothing", "::ffff:203.0.113.9", undefined, [], "203.0.113.9"],
    ["what a trusted proxy says", "10.0.0.2", "198.51.100.7", ["10.0.0.0/8"], "198.51.100.7"],
    [
      "the last that is no proxy of ours",
      "10.0.0.2",
      "6.6.6.6, 198.51.100.7, 10.0.0.3",
      ["10.0.0.0/8"],
      "198.51.100.7",
    ],
    ["the proxy's when it says nonsense", "10.0.0.2", "<script>", ["10.0.0.2"], "10.0.0.2"],
    ["the proxy's when it says nothing", "10.0.0.2", undefined, ["10.0.0.2"], "10.0.0.2"],
    ["through an IPv6 proxy", "fd00::1", "198.51.100.7", ["fd00::/8"], "198.51.100.7"],
    ["a proxy that adds the port", "10.0.0.2", "198.51.100.7:4711", ["10.0.0.2"], "198.51.100.7"],
    ["a proxy that adds brackets and the port", "10.0.0.2", "[2001:db8::7]:4711", ["10.0.0.2"], "2001:db8::7"],
    ["a proxy in IPv6 clothing", "::ffff:10.0.0.2", "::ffff:c633:6407", ["10.0.0.2"], "198.51.100.7"],
    ["what stands behind nonsense", "10.0.0.2", "198.51.100.7, unknown", ["10.0.0.2"], "10.0.0.2"],
    ["nothing of what follows a blank", "10.0.0.2", "6.6.6.6,", ["10.0.0.2"], "10.0.0.2"],
    ["of nobody", undefined, "1.1.1.1", [], "unknown"],
  ])("%s", (_, socket, forwarded, trusted, expected) => {
    expect(addressOf(socket, forwarded, trusted)).toBe(expected);
  });

  it("is the platform's word on Vercel", () => {
    Object.assign(env(), { VERCEL: "1" });
    expect(addressOf("6.6.6.6", "198.51.100.7, 10.0.0.1")).toBe("198.51.100.7");
  });

  it("is nobody's under a server that is not ours, whatever the client writes", () => {
    const isServer = { hosting: "serverless" };
    Reflect.set(globalThis, Symbol.for("alma.hosting"), isServer);
    expect(addressOf("6.6.6.6", "198.51.100.7", ["6.6.6.6"])).toBe("unknown");
    Reflect.deleteProperty(globalThis, Symbol.for("alma.hosting"));
  });

  it("does not read the Forwarded header", () => {
    const headers = new Headers({ "x-alma-address": "203.0.113.9", forwarded: "for=1.1.1.1" });
    expect(clientAddress(headers)).toBe("203.0.113.9");
  });

  it.each(["proxy.example", "10.0.0.0/33", "10.0.0.0/x", "::1/129"])("refuses %s as a proxy", (entry) => {
    expect(() => addressOf("10.0.0.1", "1.1.1.1", [entry])).toThrow(/ALMA_TRUSTED_PROXIES/);
  });
});
