import { expect, it } from "vitest";
import { unzip } from "../../tests/support/unzip.ts";
import { type ZipEntry, zip } from "./zip.ts";

const modified = new Date("2026-01-02T03:04:06Z");

async function collect(entries: AsyncIterable<ZipEntry>): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(zip(entries)));
}

async function* lines(count: number, onEnd: () => void): AsyncGenerator<string> {
  try {
    for (let line = 0; line < count; line += 1) yield `line ${line}\n`.repeat(1000);
  } finally {
    onEnd();
  }
}

it("packs texts, bytes and streams, by names of any language, one entry open at a time", async () => {
  let open = 0;
  let most = 0;
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { path: "空.txt", modified, content: "" };
    yield { path: "bytes.bin", modified, content: Buffer.from("bytes") };
    for (let index = 0; index < 20; index += 1) {
      open += 1;
      most = Math.max(most, open);
      yield { path: `文件夹/${index}.txt`, modified, content: lines(20, () => (open -= 1)) };
    }
  }
  const files = await unzip(await collect(entries()));
  expect([files.size, files.get("空.txt"), files.get("bytes.bin")]).toEqual([22, "", "bytes"]);
  expect(files.get("文件夹/19.txt")?.split("\n")).toHaveLength(20_001);
  expect([open, most]).toEqual([0, 1]);
});

it("has no directory when an entry fails, before it or in it", async () => {
  async function* broken(): AsyncGenerator<string> {
    yield "some";
    throw new Error("the disk went away");
  }
  async function* inside(): AsyncGenerator<ZipEntry> {
    yield { path: "a", modified, content: "a" };
    yield { path: "b", modified, content: broken() };
  }
  await expect(collect(inside())).rejects.toThrow("the disk went away");
  async function* between(): AsyncGenerator<ZipEntry> {
    yield { path: "a", modified, content: "a" };
    throw new Error("the database went away");
  }
  await expect(collect(between())).rejects.toThrow("the database went away");
  async function* hostile(): AsyncGenerator<ZipEntry> {
    yield { path: "../a", modified, content: "a" };
  }
  await expect(collect(hostile())).rejects.toThrow();
});

it("stops reading entries when nobody reads the archive any more", async () => {
  let ended = 0;
  async function* entries(): AsyncGenerator<ZipEntry> {
    try {
      for (let index = 0; ; index += 1) yield { path: `${index}`, modified, content: lines(1000, () => (ended += 1)) };
    } finally {
      ended += 100;
    }
  }
  for await (const piece of zip(entries())) if (piece.length > 0) break;
  await expect.poll(() => ended).toBe(101);
});
