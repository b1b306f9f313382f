import { createHash, randomBytes } from "node:crypto";
import { truncate } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "../../../db/client.ts";
import { uploads } from "../../../db/schema/index.ts";
import { env } from "../../../lib/core/env.ts";
import type { WorkspaceFile } from "../../../lib/protocol/contract/files.ts";
import { CHUNK_BYTES, type Upload } from "../../../lib/protocol/contract/uploads.ts";
import { storage } from "../../../lib/storage/index.ts";
import { purgeUploads } from "../../../lib/workspace/index.ts";
import { callById, newPerson } from "./api-client.ts";

afterAll(closeDatabase);

const dataOf = <T>(answer: { text: string }): T => JSON.parse(answer.text).data;

async function begin(size: number, name = "big.bin") {
  const { token } = await newPerson("sender");
  const { conversation_id } = dataOf<{ conversation_id: string }>(
    await callById("createConversation", { token, json: {} }),
  );
  const json = { name, size, media_type: "text/plain" };
  const created = await callById("createUpload", { token, params: { conversation_id }, json });
  expect(created.status, created.text).toBe(201);
  const upload = dataOf<Upload>(created);
  const of = { token, params: { upload_id: upload.upload_id } };
  const put = (offset: number, bytes: Uint8Array<ArrayBuffer>, isAnnounced = true) => {
    const length = isAnnounced ? { "content-length": String(bytes.length) } : undefined;
    return callById("appendUpload", { ...of, raw: bytes, headers: { "upload-offset": String(offset), ...length } });
  };
  return { token, conversation_id, upload, of, put };
}
const bytesOf = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(size));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const keyOf = async (upload_id: string): Promise<string> => {
  const [row] = await db().select().from(uploads).where(eq(uploads.upload_id, upload_id));
  return row?.storage_key ?? "";
};

it("files are listed in each order whole, those that are alike in one order too", async () => {
  const { token } = await newPerson("sorter");
  const params = dataOf<{ conversation_id: string }>(await callById("createConversation", { token, json: {} }));
  for (const [name, size] of [
    ["b.txt", 5],
    ["a.txt", 5],
    ["c.txt", 1],
  ] as const) {
    const raw = new FormData();
    raw.set("file", new File(["x".repeat(size)], name));
    expect((await callById("uploadFile", { token, params, raw })).status).toBe(201);
  }
  const list = async (query: string) =>
    dataOf<WorkspaceFile[]>(await callById("listFiles", { token, params, query }))
      .map(({ path: [name] }) => name)
      .join("");
  const orders = { path: "abc", size: "cba", created_at: "bac", updated_at: "bac" };
  for (const [field, order] of Object.entries(orders)) {
    const reversed = [...order].toReversed().join("");
    for (const [sort, expected] of [[field, order] as const, [`-${field}`, reversed] as const]) {
      expect(await list(`sort=${sort}`), sort).toBe(expected);
      const pages = [1, 2, 3].map((page) => list(`sort=${sort}&per_page=1&page=${page}`));
      expect((await Promise.all(pages)).join(""), `${sort} by page`).toBe(expected);
    }
  }
  expect(await list("")).toBe("abc");
  expect((await callById("listFiles", { token, params, query: "sort=storage_key" })).status).toBe(422);
});

describe("an upload in pieces", () => {
  it("becomes the file that was sent, whatever is sent twice or in the wrong place", async () => {
    const whole = bytesOf(3_000_000);
    const { token, conversation_id, upload, of, put } = await begin(whole.length);
    expect(upload).toMatchObject({ received: 0, size: whole.length, chunk_bytes: CHUNK_BYTES, file_id: null });
    expect(await put(1_000_000, whole.slice(1_000_000, 2_000_000))).toMatchObject({
      status: 409,
      body: { error: { details: [{ field: "upload-offset", message: "0" }] } },
    });
    expect((await put(0, whole.slice(0, 1_000_000))).body?.data).toMatchObject({ received: 1_000_000 });
    // Its answer was lost.
    expect((await put(0, whole.slice(0, 1_000_000))).body?.data).toMatchObject({ received: 1_000_000 });
    expect((await callById("completeUpload", { ...of, json: {} })).status).toBe(409);
    // Two at once: one is taken, and neither does harm.
    const twice = await Promise.all([1, 2].map(() => put(1_000_000, whole.slice(1_000_000, 2_500_000))));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await put(2_500_000, bytesOf(600_000), false)).status).toBe(413);
    expect((await callById("getUpload", of)).body?.data).toMatchObject({ received: 2_500_000 });
    expect((await put(2_500_000, whole.slice(2_500_000), false)).body?.data).toMatchObject({ received: 3_000_000 });
    const made = await callById("completeUpload", { ...of, json: { sha256: sha256(whole) } });
    expect(made).toMatchObject({ status: 201, body: { data: { path: "big.bin", size: whole.length } } });
    const file = dataOf<WorkspaceFile>(made);
    expect(dataOf(await callById("completeUpload", { ...of, json: {} }))).toEqual(file);
    const params = { file_id: file.file_id };
    expect((await callById("getFile", { token, params })).body?.data).toEqual(file);
    const content = await storage().get(await keyOf(upload.upload_id));
    expect(sha256(content)).toBe(sha256(whole));
    expect((await callById("downloadFile", { token, params })).headers.get("content-length")).toBe("3000000");
    const listed = await callById("listFiles", { token, params: { conversation_id }, query: "per_page=1" });
    expect(listed.body).toMatchObject({ data: [file], pagination: { total: 1 } });
    // The file stays when the upload is forgotten.
    expect((await callById("deleteUpload", of)).status).toBe(204);
    expect((await callById("getFile", { token, params })).status).toBe(200);
  });

  it("goes on where it was after the server was killed in the middle of a piece", async () => {
    const whole = bytesOf(2_000_000);
    const { upload, of, put } = await begin(whole.length);
    await put(0, whole.slice(0, 1_000_000));
    // What a dead process leaves: a piece half put in place, or put in place and not yet noted.
    const file = path.join(env().ALMA_DATA_DIR, "files", `${await keyOf(upload.upload_id)}.unfinished`);
    for (const left of [1_300_000, 2_000_000, 5_000_000]) {
      await truncate(file, left);
      expect((await callById("getUpload", of)).body?.data).toMatchObject({ received: 1_000_000 });
      await put(1_000_000, whole.slice(1_000_000, 1_100_000));
      await db().update(uploads).set({ received: 1_000_000 }).where(eq(uploads.upload_id, upload.upload_id));
    }
    await put(1_000_000, whole.slice(1_000_000));
    // Killed once more, between the file and its row.
    await storage().finish(await keyOf(upload.upload_id));
    const made = await callById("completeUpload", { ...of, json: { sha256: sha256(whole).toUpperCase() } });
    expect(made.body?.data).toMatchObject({ sha256: sha256(whole) });
  });

  it("is refused before its first byte where there is no room, and thrown away where the bytes are others", async () => {
    const { token, conversation_id } = await begin(10);
    const create = (json: object) => callById("createUpload", { token, params: { conversation_id }, json });
    expect((await create({ name: "a", size: env().ALMA_MAX_UPLOAD_BYTES + 1 })).status).toBe(413);
    expect((await create({ name: "../a", size: 1 })).status).toBe(422);
    // 10 bytes are on their way already.
    expect((await create({ name: "a", size: 500 * 1024 * 1024 - 5 })).body?.error?.code).toBe("QUOTA_EXCEEDED");
    for (let more = 0; more < 9; more++) expect((await create({ name: "a", size: 1 })).status).toBe(201);
    expect((await create({ name: "a", size: 1 })).body?.error?.code).toBe("QUOTA_EXCEEDED");
    const other = await begin(4);
    await other.put(0, new Uint8Array([1, 2, 3, 4]));
    const wrong = await callById("completeUpload", { ...other.of, json: { sha256: "0".repeat(64) } });
    expect(wrong).toMatchObject({ status: 422, body: { error: { details: [{ field: "sha256" }] } } });
    expect((await callById("getUpload", other.of)).status).toBe(404);
    expect((await callById("appendUpload", { ...other.of, raw: "x" })).status).toBe(400);
  });

  it("counts those of a person that begin in many conversations at once", async () => {
    const { token } = await newPerson("sender");
    const created = await Promise.all(
      Array.from({ length: 24 }, () => callById("createConversation", { token, json: {} })),
    );
    const begun = await Promise.all(
      created.map((answer) => {
        const { conversation_id } = dataOf<{ conversation_id: string }>(answer);
        const json = { name: "a", size: 1, media_type: "text/plain" };
        return callById("createUpload", { token, params: { conversation_id }, json });
      }),
    );
    expect(begun.filter(({ status }) => status === 201)).toHaveLength(10);
  });

  it("keeps the bytes of a file that another call makes while one brings a wrong sum", async () => {
    for (let round = 0; round < 12; round++) {
      const { token, of, put } = await begin(300_000);
      await put(0, bytesOf(300_000));
      const [made] = await Promise.all([
        callById("completeUpload", { ...of, json: {} }),
        sleep(round * 2).then(() => callById("completeUpload", { ...of, json: { sha256: "0".repeat(64) } })),
      ]);
      if (made.status !== 201) continue;
      const { file_id } = JSON.parse(made.text).data;
      expect((await callById("downloadFile", { token, params: { file_id } })).status).toBe(200);
    }
  });

  it("is removed with its bytes when a day has passed, given up, or its conversation is gone", async () => {
    const { token, conversation_id, upload, of, put } = await begin(4);
    await put(0, new Uint8Array([1, 2]));
    const file = path.join(env().ALMA_DATA_DIR, "files", `${await keyOf(upload.upload_id)}.unfinished`);
    await truncate(file, 2);
    expect(await purgeUploads()).toBe(0);
    await db()
      .update(uploads)
      .set({ expires_at: sql`now() - interval '1 second'` })
      .where(eq(uploads.upload_id, upload.upload_id));
    expect(await purgeUploads()).toBe(1);
    expect((await callById("getUpload", of)).status).toBe(404);
    await expect(truncate(file, 2)).rejects.toMatchObject({ code: "ENOENT" });
    const json = { name: "b", size: 1 };
    const again = dataOf<Upload>(await callById("createUpload", { token, params: { conversation_id }, json }));
    await callById("deleteConversation", { token, params: { conversation_id } });
    const gone = { token, params: { upload_id: again.upload_id } };
    expect((await callById("getUpload", gone)).status).toBe(404);
    expect((await callById("appendUpload", { ...gone, raw: "x", headers: { "upload-offset": "0" } })).status).toBe(404);
  });
});

it("a piece of nothing after the last byte changes nothing, also where completing has to be tried again", async () => {
  const { of, put, token } = await begin(5, "whole.txt");
  const bytes = new TextEncoder().encode("whole");
  expect((await put(0, bytes)).status).toBe(200);
  const settings = env();
  const { ALMA_WORKSPACE_BYTES } = settings;
  try {
    settings.ALMA_WORKSPACE_BYTES = 1;
    expect((await callById("completeUpload", { ...of, json: {} })).status).not.toBe(201);
  } finally {
    settings.ALMA_WORKSPACE_BYTES = ALMA_WORKSPACE_BYTES;
  }
  for (const isAnnounced of [true, false]) await put(5, new Uint8Array(), isAnnounced);
  const { file_id, sha256: kept } = dataOf<WorkspaceFile>(await callById("completeUpload", { ...of, json: {} }));
  expect(kept).toBe(sha256(bytes));
  expect((await callById("downloadFile", { token, params: { file_id } })).text).toBe("whole");
});
