import { expect, it } from "vitest";
import { withoutSecret } from "./without-secret.ts";

const SECRET = "sekret-0123";
const secret = { headers: {}, query: {}, hidden: [SECRET] };
const answer = { url: "https://a.example/", status: 200, status_text: "OK", headers: {}, body: "", truncated: false };
const cleaned = (bytes: Buffer) => Buffer.from(withoutSecret({ ...answer, bytes }, secret).bytes ?? []);

it.each(["utf-8", "utf-16le"] as const)("takes a secret out of bytes that are text in %s", (encoding) => {
  const text = cleaned(Buffer.from(`你 ${SECRET} 好`, encoding)).toString(encoding);
  expect(text).toBe("你 [secret] 好");
});

it("takes it out of big-endian text, and leaves other bytes alone", () => {
  const bytes = Buffer.from(`a ${SECRET} b`, "utf-16le").swap16();
  expect(cleaned(bytes).swap16().toString("utf-16le")).toBe("a [secret] b");
  const picture = Buffer.from([0, 255, 115, 0, 101, 0, 137, 80]);
  expect(cleaned(picture)).toEqual(picture);
});
