import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startS3 } from "../../tests/support/s3/start-s3.ts";
import type { BlobStorage } from "./blob-storage.ts";
import { localStorage } from "./local-storage.ts";
import { s3Storage } from "./s3-storage.ts";
import { newStorageKey } from "./storage-key.ts";

const MB = 1024 * 1024;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);
const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
const missing = expect.objectContaining({ code: "NOT_FOUND" });

let root: string;
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "alma storage "));
  s3 = await startS3();
});
afterAll(async () => {
  await s3.stop();
  await rm(root, { recursive: true, force: true });
});

/** Pieces of a size that fits no part; the sender may break off, and reuses its buffer as Node's streams may. */
async function* pieces(count: number, failAt = -1): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(1_500_001);
  for (let index = 0; index < count; index += 1) {
    if (index === failAt) throw new Error("the sender went away");
    yield buffer.fill(index);
  }
}

const DRIVERS: [string, () => BlobStorage][] = [
  ["local directory", () => localStorage(root)],
  ["S3", () => s3Storage(s3.settings)],
];

describe.each(DRIVERS)("%s", (_, make) => {
  it("gives back what was put, whole and as a stream, until it is deleted", async () => {
    const storage = make();
    const key = newStorageKey();
    expect(await storage.exists(key)).toBe(false);
    expect(await storage.put(key, bytes("你好"))).toBe(6);
    expect([await storage.exists(key), text(await storage.get(key))]).toEqual([true, "你好"]);
    expect(await textOf(await storage.stream(key))).toBe("你好");
    await storage.put(key, bytes("later"));
    expect(text(await storage.get(key))).toBe("later");
    await storage.delete(key);
    await storage.delete(key);
    expect(await storage.exists(key)).toBe(false);
    await expect(storage.get(key)).rejects.toEqual(missing);
    await expect(storage.stream(key)).rejects.toEqual(missing);
    await expect(storage.copy(key, newStorageKey())).rejects.toEqual(missing);
  });

  it("gives a part of a content, first and last byte included", async () => {
    const storage = make();
    const key = newStorageKey();
    await storage.put(key, bytes("0123456789"));
    const part = async (start: number, end: number) => textOf(await storage.stream(key, { start, end }));
    expect([await part(0, 1), await part(3, 6), await part(9, 9)]).toEqual(["01", "3456", "9"]);
  });

  it("keeps an empty content", async () => {
    const storage = make();
    const key = newStorageKey();
    async function* nothing(): AsyncGenerator<Uint8Array> {}
    expect([await storage.put(key, bytes("")), await storage.put(key, nothing())]).toEqual([0, 0]);
    expect((await storage.get(key)).byteLength).toBe(0);
    expect(await textOf(await storage.stream(key))).toBe("");
  });

  it("stores a stream larger than a part byte for byte, and can copy it", async () => {
    const storage = make();
    const [key, copy] = [newStorageKey(), newStorageKey()];
    expect(await storage.put(key, pieces(12))).toBe(12 * 1_500_001);
    await storage.copy(key, copy);
    await storage.delete(key);
    let at = 0;
    for await (const piece of await storage.stream(copy)) {
      for (const step of [0, piece.length - 1]) expect(piece[step]).toBe(Math.floor((at + step) / 1_500_001));
      at += piece.length;
    }
    expect(at).toBe(12 * 1_500_001);
  });

  it("leaves what was there when the sender breaks off, early and late", async () => {
    const storage = make();
    const key = newStorageKey();
    await expect(storage.put(key, pieces(2, 1))).rejects.toThrow("the sender went away");
    expect(await storage.exists(key)).toBe(false);
    await storage.put(key, bytes("old"));
    await expect(storage.put(key, pieces(14, 13))).rejects.toThrow("the sender went away");
    expect(text(await storage.get(key))).toBe("old");
  });

  it("makes one content of pieces, and nobody reads it before it is finished", async () => {
    const storage = make();
    const key = newStorageKey();
    const append = async (offset: number, content: string) => {
      const from = newStorageKey();
      await storage.put(from, bytes(content));
      await storage.append(key, offset, from);
      await storage.delete(from);
    };
    await expect(storage.finish(key)).rejects.toEqual(missing);
    await append(0, "given up because it was cut off");
    await append(9, "later");
    await append(0, "one,");
    await append(4, "two,");
    await append(8, "three");
    await append(8, "3");
    await expect(storage.get(key)).rejects.toEqual(missing);
    await storage.finish(key);
    await storage.finish(key);
    expect(text(await storage.get(key))).toBe("one,two,3");
    await storage.delete(key);
    await expect(storage.finish(key)).rejects.toEqual(missing);
  });

  it("removes what was never finished", async () => {
    const storage = make();
    const [key, from] = [newStorageKey(), newStorageKey()];
    await storage.put(from, bytes("x"));
    await storage.append(key, 0, from);
    await storage.delete(key);
    await expect(storage.finish(key)).rejects.toEqual(missing);
  });

  it("refuses a path on every method", async () => {
    const storage = make();
    const good = newStorageKey();
    const refused = expect.objectContaining({ code: "VALIDATION_ERROR" });
    for (const key of ["../secret", "/etc/passwd", "aa/bb/../../../secret", "", "a?b#c"]) {
      await expect(storage.put(key, bytes("x"))).rejects.toEqual(refused);
      await expect(storage.get(key)).rejects.toEqual(refused);
      await expect(storage.stream(key)).rejects.toEqual(refused);
      await expect(storage.copy(key, good)).rejects.toEqual(refused);
      await expect(storage.copy(good, key)).rejects.toEqual(refused);
      await expect(storage.append(key, 0, good)).rejects.toEqual(refused);
      await expect(storage.append(good, 0, key)).rejects.toEqual(refused);
      await expect(storage.finish(key)).rejects.toEqual(refused);
      await expect(storage.delete(key)).rejects.toEqual(refused);
      await expect(storage.exists(key)).rejects.toEqual(refused);
    }
  });

  it("ends a stream that is cancelled", async () => {
    const storage = make();
    const key = newStorageKey();
    await storage.put(key, new Uint8Array(3 * MB));
    const reader = (await storage.stream(key)).getReader();
    await reader.read();
    await expect(reader.cancel()).resolves.toBeUndefined();
  });
});
