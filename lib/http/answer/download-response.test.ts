import { describe, expect, it } from "vitest";
import { downloadResponse } from "./download-response.ts";

const data = new Blob(["<script>alert(1)</script>"]);
const answer = (path: string, media_type: string) =>
  downloadResponse({ path, media_type, size: data.size }, data.stream()).headers;

describe("downloadResponse", () => {
  it.each(["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/pdf"])(
    "never serves %s as such",
    (type) => {
      const headers = answer("a.html", type);
      expect(headers.get("content-type")).toBe("application/octet-stream");
      expect(headers.get("content-disposition")).toMatch(/^attachment;/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("sandbox");
    },
  );

  it("lets a picture be a picture, but still a download", () => {
    expect(answer("a.png", "image/png").get("content-type")).toBe("image/png");
    expect(answer("a.png", "image/png").get("content-disposition")).toMatch(/^attachment;/);
  });

  it.each([
    ["docs/报告 (1).txt", "attachment; filename=\"__ _1_.txt\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%281%29.txt"],
    [
      'a"\r\nset-cookie: x=1',
      "attachment; filename=\"a___set-cookie_ x_1\"; filename*=UTF-8''a%22%0D%0Aset-cookie%3A%20x%3D1",
    ],
    ["half \ud83c", "attachment; filename=\"half _\"; filename*=UTF-8''half%20%EF%BF%BD"],
  ])("names %j safely", (path, disposition) => {
    expect(answer(path, "text/plain").get("content-disposition")).toBe(disposition);
  });
});
