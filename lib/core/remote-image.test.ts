import { describe, expect, it } from "vitest";
import { remoteImage } from "./remote-image.ts";

const FRAME = { "sec-fetch-dest": "iframe", "sec-fetch-site": "same-origin" };
const asked = (src: string, headers: Record<string, string> = FRAME) =>
  remoteImage(new Request(`https://alma.example/api/remote-image?src=${encodeURIComponent(src)}`, { headers }));

describe("the page of a remote picture", () => {
  it("shows it, runs nothing and is framed by our own pages only", async () => {
    const response = asked("https://pictures.example/a.png?x=1&y=2");
    expect(await response.text()).toContain('src="https://pictures.example/a.png?x=1&amp;y=2"');
    const policy = response.headers.get("content-security-policy");
    for (const part of ["default-src 'none'", "frame-ancestors 'self'", "sandbox"]) expect(policy).toContain(part);
    expect(policy).not.toContain("script-src");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("cannot be broken out of by an address", async () => {
    const text = await asked(`https://a.example/"><script>alert(1)</script>`).text();
    expect(text).not.toContain("<script");
    expect(text.split("<img")).toHaveLength(2);
  });

  it.each([
    ["an address that is not of the web", "javascript:alert(1)", FRAME],
    ["a file", "file:///etc/passwd", FRAME],
    ["a picture in words", "data:image/png;base64,AA", FRAME],
    ["an address that carries a conversation", `https://a.example/?${"x".repeat(5_000)}`, FRAME],
    ["an image or a script that asks", "https://a.example/", { ...FRAME, "sec-fetch-dest": "image" }],
    ["another site's frame", "https://a.example/", { ...FRAME, "sec-fetch-site": "cross-site" }],
    ["a visit by a link", "https://a.example/", {}],
  ])("is not there for %s", (_what, src, headers) => {
    expect(asked(src, headers).status).toBe(404);
  });
});
