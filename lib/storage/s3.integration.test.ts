import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startS3 } from "../../tests/support/s3/start-s3.ts";
import { env } from "../core/env.ts";
import { checkStorage } from "./check-storage.ts";
import { s3Storage } from "./s3-storage.ts";
import { newStorageKey } from "./storage-key.ts";

let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());
afterEach(forgetStorage);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const unavailable = (message: RegExp) => ({
  code: "STORAGE_UNAVAILABLE",
  message: expect.stringMatching(message),
});

/** The storage of the process is made once; here it is made anew by other variables. */
function forgetStorage(): void {
  const made = Object.getOwnPropertySymbols(globalThis).find((symbol) => symbol.description?.endsWith("storage"));
  if (made) Reflect.deleteProperty(globalThis, made);
}

it("keeps everything under its prefix, and leaves nothing of a sender that broke off", async () => {
  const storage = s3Storage(s3.settings);
  const key = newStorageKey();
  await storage.put(key, bytes("x"));
  async function* broken() {
    for (let part = 0; part < 9; part += 1) yield new Uint8Array(1024 * 1024);
    throw new Error("the sender went away");
  }
  await expect(storage.put(newStorageKey(), broken())).rejects.toThrow("the sender went away");
  const kept = await readdir(s3.folder, { recursive: true });
  expect(kept.filter((name) => name.includes(`installation/one/${key}`)).length).toBeGreaterThan(0);
  await storage.delete(key);
  const left = await readdir(s3.folder, { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile() && /[0-9a-f]{12}/.test(entry.name))).toEqual([]);
});

it("says in words what is wrong, without address, bucket or key", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => closed.once("listening", resolve));
  const address = closed.address();
  const port = typeof address === "object" ? address?.port : 0;
  await new Promise((resolve) => closed.close(resolve));
  const away = s3Storage({ ...s3.settings, endpoint: `http://127.0.0.1:${port}` });
  await expect(away.put(newStorageKey(), bytes("x"))).rejects.toMatchObject(unavailable(/does not answer/));
  const forged = s3Storage({ ...s3.settings, secret_access_key: "another" });
  await expect(forged.put(newStorageKey(), bytes("x"))).rejects.toMatchObject(unavailable(/may not use/));
  const lost = s3Storage({ ...s3.settings, bucket: "no-such-bucket" });
  await expect(lost.put(newStorageKey(), bytes("x"))).rejects.toMatchObject(unavailable(/does not exist/));
  await expect(lost.get(newStorageKey())).rejects.toMatchObject(unavailable(/does not exist/));
});

it("is tried at the start: a bucket that cannot be written stops it, with what to look at", async () => {
  const { endpoint, bucket } = s3.settings;
  const variables = {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: "S3RVER",
    S3_SECRET_ACCESS_KEY: "S3RVER",
  };
  Object.assign(env(), variables);
  try {
    await checkStorage();
    forgetStorage();
    Object.assign(env(), { S3_SECRET_ACCESS_KEY: "another" });
    await expect(checkStorage()).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      message: expect.stringMatching(/bucket alma-test at http:.*may not use.*docs\/workspace\.md/),
    });
    forgetStorage();
    Object.assign(env(), { S3_SECRET_ACCESS_KEY: undefined });
    await expect(checkStorage()).rejects.toMatchObject({ message: expect.stringContaining("S3_SECRET_ACCESS_KEY") });
  } finally {
    for (const name of Object.keys(variables)) Object.assign(env(), { [name]: undefined });
  }
});
