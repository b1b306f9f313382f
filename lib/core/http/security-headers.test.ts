import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, pageHeaders } from "./security-headers.ts";

const policy = (changes = {}) =>
  contentSecurityPolicy({ nonce: "abc", isSecure: true, isDevelopment: false, ...changes });

describe("contentSecurityPolicy", () => {
  it("runs no script without the nonce, frames nothing and is framed by nobody", () => {
    const scripts = policy()
      .split("; ")
      .find((part) => part.startsWith("script-src"));
    expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy().split("; ")).toContain(part);
    }
  });

  it("sends nothing to other sites: no picture, font, style, medium, connection or form", () => {
    for (const part of policy({ isSecure: false }).split("; ")) {
      expect(part, part).not.toMatch(/https?:|\*/);
    }
  });

  it("asks for https only where there is https", () => {
    expect(policy()).toContain("upgrade-insecure-requests");
    expect(policy({ isSecure: false })).not.toContain("upgrade-insecure-requests");
    expect(pageHeaders(true)["strict-transport-security"]).toBeDefined();
    expect(pageHeaders(false)["strict-transport-security"]).toBeUndefined();
  });

  it("allows eval in development alone", () => {
    expect(policy()).not.toContain("unsafe-eval");
    expect(policy({ isDevelopment: true })).toContain("'unsafe-eval'");
  });
});
