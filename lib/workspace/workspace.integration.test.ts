import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client.ts";
import { insertFile } from "../../db/queries/files/files.ts";
import { createActor } from "../../tests/support/create-actor.ts";
import { createConversation, deleteConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { env } from "../core/env.ts";
import { newId } from "../core/ids.ts";
import { newStorageKey } from "../storage/index.ts";
import {
  deleteFile,
  listFiles,
  listWorkspaceFiles,
  loadWorkspace,
  openFile,
  readWorkspaceFile,
  resolveAttachments,
  storeChanges,
  uploadFile,
  type WorkspaceRef,
  writeWorkspaceFile,
} from "./index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder().decode(data);
const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
const upload = (name: string, content = name) => ({ name, media_type: "image/png", data: bytes(content) });
const failure = (code: string) => expect.objectContaining({ code });
const notFound = failure("NOT_FOUND");

const LOAD_LIMITS = { files: 10, file_bytes: 1e6, total_bytes: 1e6, path_bytes: 1000 };

let owner: Actor;
let stranger: Actor;
let conversation_id: string;
let ref: WorkspaceRef;
beforeEach(async () => {
  [owner, stranger] = await Promise.all([createActor(), createActor()]);
  ({ conversation_id } = await createConversation(owner, {}));
  ref = { conversation_id, user_id: owner.user_id };
});

const blobs = async () => {
  const entries = await readdir(path.join(env().ALMA_DATA_DIR, "files"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
};

/** A row as if so many bytes were stored. */
const pretend = (name: string, size: number) =>
  insertFile(db(), {
    ...ref,
    file_id: newId(),
    path: name,
    media_type: "application/octet-stream",
    size,
    sha256: "0".repeat(64),
    storage_key: newStorageKey(),
    written_by: "user",
    at: new Date(),
  });

describe("a file", () => {
  it("is uploaded, listed, opened and deleted, with its type from its bytes", async () => {
    const file = await uploadFile(owner, conversation_id, upload("数据.csv", "a,b\n"));
    expect(file).toMatchObject({
      path: "数据.csv",
      media_type: "text/csv",
      size: 4,
      written_by: "user",
      conversation_id,
    });
    expect(file.url).toBe(`/v1/files/${file.file_id}/content`);
    expect(JSON.stringify(file)).not.toContain("storage_key");
    expect(await listFiles(owner, conversation_id)).toEqual([file]);
    const opened = await openFile(owner, file.file_id);
    expect([opened.file, await textOf(opened.stream)]).toEqual([file, "a,b\n"]);
    await deleteFile(owner, file.file_id);
    expect(await listFiles(owner, conversation_id)).toEqual([]);
    await expect(openFile(owner, file.file_id)).rejects.toEqual(notFound);
    await expect(deleteFile(owner, file.file_id)).rejects.toEqual(notFound);
  });

  it("is not there for a stranger", async () => {
    const file = await uploadFile(owner, conversation_id, upload("a.txt"));
    const strange = { conversation_id, user_id: stranger.user_id };
    await expect(uploadFile(stranger, conversation_id, upload("b.txt"))).rejects.toEqual(notFound);
    await expect(listFiles(stranger, conversation_id)).rejects.toEqual(notFound);
    await expect(openFile(stranger, file.file_id)).rejects.toEqual(notFound);
    await expect(deleteFile(stranger, file.file_id)).rejects.toEqual(notFound);
    await expect(openFile(owner, "not-an-id")).rejects.toEqual(notFound);
    await expect(readWorkspaceFile(strange, "a.txt")).rejects.toEqual(notFound);
    await expect(writeWorkspaceFile(strange, "a.txt", bytes("x"), "tool")).rejects.toEqual(notFound);
    expect(await listWorkspaceFiles(strange)).toEqual([]);
    expect(await loadWorkspace(strange, LOAD_LIMITS)).toEqual({ files: [], left_out: [] });
    expect(await textOf((await openFile(owner, file.file_id)).stream)).toBe("a.txt");
  });

  it("refuses a hostile name and leaves nothing behind", async () => {
    await uploadFile(owner, conversation_id, upload("a.txt"));
    const before = await blobs();
    for (const name of ["../a", "/a", "a\u202eb", "con.txt", "a\0"]) {
      await expect(uploadFile(owner, conversation_id, upload(name))).rejects.toEqual(failure("VALIDATION_ERROR"));
      await expect(readWorkspaceFile(ref, name)).rejects.toEqual(failure("VALIDATION_ERROR"));
      await expect(storeChanges(ref, [{ path: name, content: bytes("") }], "t")).rejects.toEqual(
        failure("VALIDATION_ERROR"),
      );
    }
    expect(await blobs()).toBe(before);
  });

  it("gets another name where an upload's is taken, side by side too", async () => {
    const names = ["a.txt", "a.txt", "A.TXT", "a.txt", "a.txt"];
    const files = await Promise.all(names.map((name) => uploadFile(owner, conversation_id, upload(name))));
    const paths = files.map((file) => file.path.toLowerCase()).sort();
    expect(paths).toEqual(["a (2).txt", "a (3).txt", "a (4).txt", "a (5).txt", "a.txt"]);
  });
});

describe("a tool's file", () => {
  it("replaces one of the same path under the same id", async () => {
    const first = await writeWorkspaceFile(ref, "out/r.txt", bytes("one"), "file_write");
    const second = await writeWorkspaceFile(ref, "./out/r.txt", bytes("two!"), "python_executor");
    expect(second).toMatchObject({ file_id: first.file_id, path: "out/r.txt", size: 4, written_by: "python_executor" });
    expect(text((await readWorkspaceFile(ref, "out/r.txt")).data)).toBe("two!");
    await expect(readWorkspaceFile(ref, "missing.txt")).rejects.toEqual(notFound);
  });

  it("is whole for a reader while it is replaced again and again", async () => {
    const versions = Array.from({ length: 12 }, (_, index) => String(index).repeat(1000));
    await writeWorkspaceFile(ref, "hot.txt", bytes(versions[0] ?? ""), "t");
    const writing = Promise.all(versions.map((version) => writeWorkspaceFile(ref, "hot.txt", bytes(version), "t")));
    for (let round = 0; round < 20; round += 1) {
      expect(versions).toContain(text((await readWorkspaceFile(ref, "hot.txt")).data));
      const [loaded] = (await loadWorkspace(ref, LOAD_LIMITS)).files;
      expect(versions).toContain(text(loaded?.content ?? bytes("")));
    }
    await writing;
    expect(await listWorkspaceFiles(ref)).toHaveLength(1);
  });

  it("is written with others or not at all", async () => {
    await writeWorkspaceFile(ref, "folder/a.txt", bytes("a"), "t");
    const before = await blobs();
    const changed = ["b.txt", "folder"].map((name) => ({ path: name, content: bytes(name) }));
    await expect(storeChanges(ref, changed, "t")).rejects.toEqual(failure("CONFLICT"));
    await expect(writeWorkspaceFile(ref, "folder/a.txt/x", bytes(""), "t")).rejects.toEqual(failure("CONFLICT"));
    expect((await listWorkspaceFiles(ref)).map((file) => file.path)).toEqual(["folder/a.txt"]);
    expect(await blobs()).toBe(before);
    expect(await storeChanges(ref, [], "t")).toEqual([]);
  });

  it("cannot be written into a deleted conversation", async () => {
    await deleteConversation(owner, conversation_id);
    await expect(writeWorkspaceFile(ref, "a.txt", bytes(""), "t")).rejects.toEqual(notFound);
  });
});

describe("quota", () => {
  it("refuses more bytes and more files than a conversation may hold, in words", async () => {
    await pretend("big.bin", 500 * 1024 * 1024 - 10);
    await uploadFile(owner, conversation_id, upload("a.txt", "12345"));
    const before = await blobs();
    await expect(uploadFile(owner, conversation_id, upload("b.txt", "123456"))).rejects.toMatchObject({
      code: "QUOTA_EXCEEDED",
      message: expect.stringContaining("500 MB"),
    });
    await writeWorkspaceFile(ref, "a.txt", bytes("1234567890"), "t");
    await expect(writeWorkspaceFile(ref, "a.txt", bytes("12345678901"), "t")).rejects.toEqual(
      failure("QUOTA_EXCEEDED"),
    );
    expect(await blobs()).toBe(before);
  });

  it("counts files", async () => {
    env().ALMA_WORKSPACE_FILES = 3;
    try {
      for (const name of ["a", "b"]) await pretend(name, 0);
      await uploadFile(owner, conversation_id, upload("last.txt"));
      await expect(uploadFile(owner, conversation_id, upload("more.txt"))).rejects.toMatchObject({
        code: "QUOTA_EXCEEDED",
        message: expect.stringContaining("3 files"),
      });
    } finally {
      env().ALMA_WORKSPACE_FILES = 2_000;
    }
  });

  it("refuses a file that is too large for an upload", async () => {
    const data = new Uint8Array(50 * 1024 * 1024 + 1);
    await expect(uploadFile(owner, conversation_id, { name: "x", media_type: "", data })).rejects.toEqual(
      failure("PAYLOAD_TOO_LARGE"),
    );
  });
});

describe("loadWorkspace", () => {
  it("gives all files, or the last written ones that fit", async () => {
    for (const name of ["c", "a", "b"]) await writeWorkspaceFile(ref, name, bytes(name.repeat(10)), "t");
    const load = async (limits: Partial<typeof LOAD_LIMITS>) => {
      const { files, left_out } = await loadWorkspace(ref, { ...LOAD_LIMITS, ...limits });
      return [...files.map((file) => `${file.path}=${text(file.content)}`), ...left_out.map((path) => `not ${path}`)];
    };
    expect(await load({})).toEqual(["a=aaaaaaaaaa", "b=bbbbbbbbbb", "c=cccccccccc"]);
    expect(await load({ files: 2 })).toEqual(["a=aaaaaaaaaa", "b=bbbbbbbbbb", "not c"]);
    expect(await load({ total_bytes: 10 })).toEqual(["b=bbbbbbbbbb", "not a", "not c"]);
  });

  it("leaves out what is too large or named too long, so that one such file does not stop every program", async () => {
    await writeWorkspaceFile(ref, "large.bin", bytes("x".repeat(11)), "t");
    await writeWorkspaceFile(ref, `${"长".repeat(80)}.txt`, bytes("x"), "t");
    await writeWorkspaceFile(ref, "small.txt", bytes("x"), "t");
    const { files, left_out } = await loadWorkspace(ref, { ...LOAD_LIMITS, file_bytes: 10, path_bytes: 100 });
    expect(files.map((file) => file.path)).toEqual(["small.txt"]);
    expect(left_out).toEqual([`${"长".repeat(80)}.txt`, "large.bin"]);
  });
});

describe("resolveAttachments", () => {
  it("gives what is stored, not what the client says", async () => {
    const file = await uploadFile(owner, conversation_id, upload("a.txt"));
    const said = { type: "image", url: file.url, name: "evil.exe", size: 1, media_type: "text/html" };
    expect(await resolveAttachments(owner, conversation_id, [said, said])).toEqual([
      { type: "file", url: file.url, name: "a.txt", size: 5, media_type: "text/plain" },
    ]);
    expect(await resolveAttachments(owner, conversation_id, [])).toEqual([]);
  });

  it("refuses any other url, naming which", async () => {
    const mine = await uploadFile(owner, conversation_id, upload("a.txt"));
    const elsewhere = await createConversation(owner, {});
    const other = await uploadFile(owner, elsewhere.conversation_id, upload("b.txt"));
    const theirs = await createConversation(stranger, {});
    const foreign = await uploadFile(stranger, theirs.conversation_id, upload("c.txt"));
    const urls = [
      other.url,
      foreign.url,
      `/v1/files/${newId()}/content`,
      "/v1/files/../../etc/passwd/content",
      `https://evil.test${mine.url}`,
      `${mine.url}?x=1`,
      "file:///etc/passwd",
      "",
    ];
    for (const url of urls) {
      await expect(resolveAttachments(owner, conversation_id, [{ url: mine.url }, { url }])).rejects.toMatchObject({
        code: "VALIDATION_ERROR",
        details: [{ field: "attachments.1.url", message: expect.any(String) }],
      });
    }
    await expect(resolveAttachments(stranger, conversation_id, [{ url: mine.url }])).rejects.toEqual(notFound);
  });
});
