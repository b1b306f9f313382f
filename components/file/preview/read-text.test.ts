import { afterEach, expect, it, vi } from "vitest";
import { decoded, readText } from "./read-text";

afterEach(() => vi.unstubAllGlobals());

const serve = (answer: Response) => vi.stubGlobal("fetch", async () => answer);

it("reads no more than the beginning, and says that there is more", async () => {
  serve(new Response("abc".repeat(1000)));
  const cut = await readText("/x", 10);
  expect(cut).toEqual({ text: "abcabcabca", isCut: true });
  serve(new Response("你好"));
  expect(await readText("/x", 100)).toEqual({ text: "你好", isCut: false });
  serve(new Response("", { status: 404 }));
  await expect(readText("/x", 100)).rejects.toThrow("404");
});

it("understands older Chinese files, and a character that is cut at the end", () => {
  expect(decoded(new Uint8Array([0xc4, 0xe3, 0xba, 0xc3]), false)).toBe("你好");
  expect(decoded(new TextEncoder().encode("你好").subarray(0, 5), true)).toBe("你");
  expect(decoded(new Uint8Array([0xff, 0x61]), false)).toContain("a");
});
