import { mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localStorage } from "./local-storage.ts";
import { createStorage } from "./storage.ts";
import { newStorageKey } from "./storage-key.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "alma storage "));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function* pieces(count: number, failAt = -1): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    if (index === failAt) throw new Error("the sender went away");
    yield bytes(`piece ${index};`.repeat(10_000));
  }
}

describe("localStorage", () => {
  it("leaves nothing when the stream fails, and keeps the old content", async () => {
    const storage = localStorage(root);
    const key = newStorageKey();
    await expect(storage.put(key, pieces(5, 3))).rejects.toThrow("the sender went away");
    expect(await storage.exists(key)).toBe(false);
    expect(await filesUnder(root)).toEqual([]);

    await storage.put(key, bytes("old"));
    await expect(storage.put(key, pieces(5, 3))).rejects.toThrow("the sender went away");
    expect(text(await storage.get(key))).toBe("old");
    expect(await filesUnder(root)).toHaveLength(1);
  });

  it("shows the old content until the new one is whole", async () => {
    const storage = localStorage(root);
    const key = newStorageKey();
    await storage.put(key, bytes("old"));
    const seen: string[] = [];
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield bytes("new ");
      seen.push(text(await storage.get(key)));
      yield bytes("content");
    }
    await storage.put(key, slow());
    expect(seen).toEqual(["old"]);
    expect(text(await storage.get(key))).toBe("new content");
  });

  it("refuses a path on every method and touches no file outside", async () => {
    const storage = localStorage(path.join(root, "files"));
    const outside = path.join(root, "secret");
    await writeFile(outside, "secret");
    const refused = expect.objectContaining({ code: "VALIDATION_ERROR" });
    for (const key of ["../secret", outside, "aa/bb/../../../secret"]) {
      await expect(storage.put(key, bytes("x"))).rejects.toEqual(refused);
      await expect(storage.get(key)).rejects.toEqual(refused);
      await expect(storage.stream(key)).rejects.toEqual(refused);
      await expect(storage.delete(key)).rejects.toEqual(refused);
      await expect(storage.exists(key)).rejects.toEqual(refused);
    }
    expect(await readFile(outside, "utf8")).toBe("secret");
  });

  it.skipIf(process.platform === "win32")("keeps files from other users of the machine", async () => {
    const key = newStorageKey();
    await localStorage(root).put(key, bytes("x"));
    expect((await stat(path.join(root, key))).mode & 0o077).toBe(0);
  });

  it("closes the file of a stream that is cancelled", async () => {
    const storage = localStorage(root);
    const key = newStorageKey();
    await storage.put(key, pieces(20));
    const reader = (await storage.stream(key)).getReader();
    await reader.read();
    await reader.cancel();
    if (process.platform !== "linux") return;
    const open = await Promise.all((await readdir("/proc/self/fd")).map((fd) => readFd(fd)));
    expect(open.filter((target) => target.startsWith(root))).toEqual([]);
  });

  it("names the problem when the directory is a file", async () => {
    await writeFile(path.join(root, "files"), "in the way");
    const storage = localStorage(path.join(root, "files"));
    await expect(storage.put(newStorageKey(), bytes("x"))).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
  });
});

const readFd = (fd: string): Promise<string> => readlink(`/proc/self/fd/${fd}`).catch(() => "");

describe("createStorage", () => {
  it("keeps files under <data_dir>/files", async () => {
    const key = newStorageKey();
    await createStorage({ data_dir: root, serverless: false }).put(key, bytes("x"));
    expect(await readFile(path.join(root, "files", key), "utf8")).toBe("x");
  });

  it("refuses writes on a serverless host, in words, and leaves no file", async () => {
    const storage = createStorage({ data_dir: root, serverless: true });
    await expect(storage.put(newStorageKey(), bytes("x"))).rejects.toMatchObject({
      code: "STORAGE_UNAVAILABLE",
      message: expect.stringContaining("cannot be stored"),
    });
    expect(await readdir(root)).toEqual([]);
    await expect(storage.get(newStorageKey())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
