import { describe, expect, it } from "vitest";
import { isAlmaError } from "../../core/errors.ts";
import { egressErrorOf } from "./egress-error.ts";
import { EgressPolicy } from "./egress-policy.ts";
import { INTERNAL_HOSTS } from "./internal-hosts.fixture.ts";

function refusal(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (isAlmaError(error) && error.code === "EGRESS_REFUSED") return error.message;
    throw error;
  }
}

const check = (url: string, options: ConstructorParameters<typeof EgressPolicy>[0] = {}) =>
  refusal(() => new EgressPolicy({ allow: [], ...options }).checkUrl(new URL(url)));

describe("EgressPolicy.checkUrl", () => {
  it.each(INTERNAL_HOSTS)("refuses http://%s/", (host) => {
    expect(check(`http://${host}:8080/`)).toContain("ALMA_EGRESS_ALLOW");
    expect(check(`https://${host}/`)).toContain("ALMA_EGRESS_ALLOW");
  });

  it.each([
    "http://example.com/",
    "https://8.8.8.8/",
    "https://[2606:4700::1111]:8443/x",
    "http://localhost.example.com/",
  ])("lets %s pass", (url) => expect(check(url)).toBeUndefined());

  it.each([
    "file:///etc/passwd",
    "ftp://example.com/",
    "data:text/html,x",
    "gopher://127.0.0.1/",
    "blob:http://example.com/x",
  ])("refuses the scheme of %s", (url) => expect(check(url)).toContain("Only http and https"));

  it.each([
    "http://example.com@127.0.0.1/",
    "http://127.0.0.1@example.com/",
    "http://a:b@example.com/",
    "http://127.0.0.1:80#@example.com",
  ])("refuses the user info of %s", (url) => expect(check(url)).toBeDefined());

  it("permits what is listed, by host as written and port", () => {
    const allow = ["127.0.0.1:4000", "wiki.corp:8080", "[::1]:4000", "LOCALHOST:80"];
    expect(check("http://127.0.0.1:4000/x", { allow })).toBeUndefined();
    expect(check("http://0x7f000001:4000/x", { allow })).toBeUndefined();
    expect(check("http://[0:0:0:0:0:0:0:1]:4000/", { allow })).toBeUndefined();
    expect(check("http://localhost/", { allow })).toBeUndefined();
    expect(check("http://127.0.0.1:4001/", { allow })).toContain("127.0.0.1:4001");
    expect(check("http://127.0.0.2:4000/", { allow })).toBeDefined();
    expect(check("http://localhost:4000/", { allow })).toBeDefined();
    expect(check("http://[::ffff:127.0.0.1]:4000/", { allow })).toBeDefined();
    expect(check("https://localhost/", { allow })).toBeDefined();
  });

  it("ignores entries that are not host:port", () => {
    const allow = [
      "127.0.0.1",
      "*",
      "http://127.0.0.1:80",
      "127.0.0.1:80/x",
      "a@127.0.0.1:80",
      ":80",
      "127.0.0.1:99999",
    ];
    expect(check("http://127.0.0.1/", { allow })).toBeDefined();
  });

  it("permits private but not special addresses to a superuser's provider", () => {
    const allow_private = true;
    expect(check("http://127.0.0.1:11434/", { allow_private })).toBeUndefined();
    expect(check("http://localhost:11434/", { allow_private })).toBeUndefined();
    expect(check("http://192.168.1.5/", { allow_private })).toBeUndefined();
    expect(check("http://169.254.169.254/", { allow_private })).toBeDefined();
    expect(check("http://metadata.google.internal/", { allow_private })).toBeDefined();
  });
});

describe("EgressPolicy.resolve", () => {
  const answering = (...addresses: string[]) =>
    new EgressPolicy({
      allow: ["listed.test:80"],
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    });

  it("refuses a name of which any address is internal, and does not tell the address", async () => {
    const error = await answering("8.8.8.8", "10.1.2.3")
      .resolve("two.test", 80)
      .catch((caught: unknown) => caught);
    expect(egressErrorOf(error)?.message).toContain("resolves to a private address");
    expect(egressErrorOf(error)?.message).not.toContain("10.1.2.3");
  });

  it("gives the addresses of a public and of a listed name", async () => {
    expect(await answering("8.8.8.8").resolve("one.test", 80)).toHaveLength(1);
    expect(await answering("10.1.2.3").resolve("listed.test", 80)).toHaveLength(1);
    await expect(answering("10.1.2.3").resolve("listed.test", 81)).rejects.toMatchObject({ code: "EGRESS_REFUSED" });
  });
});

describe("egressErrorOf", () => {
  it("finds a refusal in causes and aggregates, and nothing else", () => {
    const policy = new EgressPolicy({ allow: [] });
    let inner: unknown;
    try {
      policy.checkHost("127.0.0.1", 80);
    } catch (error) {
      inner = error;
    }
    const wrapped = new TypeError("fetch failed", { cause: new AggregateError([new Error("x"), inner]) });
    expect(egressErrorOf(wrapped)).toBe(inner);
    expect(egressErrorOf(new Error("x", { cause: new Error("y") }))).toBeUndefined();
    expect(egressErrorOf(undefined)).toBeUndefined();
  });
});
