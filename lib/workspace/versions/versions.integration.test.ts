import { readdir } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, db } from "../../../db/client.ts";
import { insertFile } from "../../../db/queries/files/files.ts";
import { files } from "../../../db/schema/files.ts";
import { createActor } from "../../../tests/support/create-actor.ts";
import { createConversation, deleteConversation } from "../../conversations/index.ts";
import type { Actor } from "../../core/actor.ts";
import { env } from "../../core/env.ts";
import { newId } from "../../core/ids.ts";
import { newStorageKey } from "../../storage/index.ts";
import {
  archiveWorkspace,
  copyWorkspace,
  deleteFile,
  forgetFile,
  getFile,
  getWorkspaceUsage,
  listFiles,
  listRemovedFiles,
  listVersions,
  openVersion,
  purgeRemovedFiles,
  removeConversationFiles,
  removeFiles,
  renameFile,
  restoreVersion,
  uploadFile,
  type WorkspaceRef,
  writeWorkspaceFile,
} from "../index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const failure = (code: string) => expect.objectContaining({ code });
const CALL = "0198c0de-0000-7000-8000-00000000ca11";

let owner: Actor;
let conversation_id: string;
let ref: WorkspaceRef;
beforeEach(async () => {
  owner = await createActor();
  ({ conversation_id } = await createConversation(owner, {}));
  ref = { conversation_id, user_id: owner.user_id, by: { agent_name: "coding", call_id: CALL } };
});
afterAll(closeDatabase);

const write = (name: string, content: string) => writeWorkspaceFile(ref, name, bytes(content), "file_write");
const upload = (name: string, content = name) =>
  uploadFile(owner, conversation_id, { name, media_type: "", data: bytes(content) });
const contentOf = async (file_id: string, number: number) =>
  new Response((await openVersion(owner, file_id, number)).stream).text();
const numbersOf = async (file_id: string) => (await listVersions(owner, file_id)).map(({ number }) => number);
const blobs = async () => {
  const entries = await readdir(path.join(env().ALMA_DATA_DIR, "files"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
};

describe("the versions of a file", () => {
  it("name the tool and the agent that removed or restored it", async () => {
    const { file_id } = await write("old.txt", "old");
    await upload("kept.txt");
    expect(await removeFiles(owner, ref, ["old.txt", "never-there.txt"], "shell_executor")).toEqual(["old.txt"]);
    await restoreVersion(owner, file_id, 1, { written_by: "file_history", by: ref.by });
    const [restored, removal] = await listVersions(owner, file_id);
    const who = { agent_name: "coding", call_id: CALL };
    expect(removal).toMatchObject({ written_by: "shell_executor", is_removal: true, ...who });
    expect(restored).toMatchObject({ written_by: "file_history", is_removal: false, ...who });
  });

  it("say what it was, who made it so, and keep its bytes, through writes, names and removal", async () => {
    const { file_id } = await upload("plan.md", "first");
    await write("plan.md", "second");
    await renameFile(owner, file_id, "docs/plan.md");
    await deleteFile(owner, file_id);
    const [removal, renamed, second, first] = await listVersions(owner, file_id);
    expect(first).toMatchObject({ number: 1, path: "plan.md", written_by: "user", agent_name: null, call_id: null });
    expect(second).toMatchObject({ number: 2, written_by: "file_write", agent_name: "coding", call_id: CALL, size: 6 });
    expect(renamed).toMatchObject({ number: 3, path: "docs/plan.md", written_by: "user", is_removal: false });
    expect(removal).toMatchObject({ number: 4, path: "docs/plan.md", is_removal: true, is_current: false });
    expect([await contentOf(file_id, 1), await contentOf(file_id, 2)]).toEqual(["first", "second"]);
    expect((await listRemovedFiles(owner, conversation_id)).map((file) => file.file_id)).toEqual([file_id]);
    const back = await restoreVersion(owner, file_id, 1);
    expect(back).toMatchObject({ path: "plan.md", size: 5, version: 5, deleted_at: null });
    expect(await listRemovedFiles(owner, conversation_id)).toEqual([]);
    expect(await getFile(owner, file_id)).toEqual(back);
  });

  it("are nobody else's, and none are there that are not kept", async () => {
    const stranger = await createActor();
    const { file_id } = await upload("a.txt");
    const notFound = failure("NOT_FOUND");
    await expect(listVersions(stranger, file_id)).rejects.toEqual(notFound);
    await expect(openVersion(stranger, file_id, 1)).rejects.toEqual(notFound);
    await expect(restoreVersion(stranger, file_id, 1)).rejects.toEqual(notFound);
    await expect(renameFile(stranger, file_id, "b.txt")).rejects.toEqual(notFound);
    await expect(forgetFile(stranger, file_id)).rejects.toEqual(notFound);
    await expect(getWorkspaceUsage(stranger, conversation_id)).rejects.toEqual(notFound);
    await expect(archiveWorkspace(stranger, conversation_id)).rejects.toEqual(notFound);
    await expect(listRemovedFiles(stranger, conversation_id)).rejects.toEqual(notFound);
    await expect(openVersion(owner, file_id, 2)).rejects.toEqual(notFound);
    await expect(restoreVersion(owner, file_id, 2)).rejects.toEqual(notFound);
    await deleteConversation(owner, conversation_id);
    await expect(listVersions(owner, file_id)).rejects.toEqual(notFound);
    await expect(restoreVersion(owner, file_id, 1)).rejects.toEqual(notFound);
  });

  it("are fifty at most; bytes that no row names any more go", async () => {
    const { file_id } = await write("hot.txt", "0");
    for (let round = 1; round < 53; round += 1) await write("hot.txt", String(round));
    const numbers = await numbersOf(file_id);
    expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([50, 53, 4]);
    expect((await getWorkspaceUsage(owner, conversation_id)).bytes).toBe(50 * 2 - 7);
    const before = await blobs();
    await forgetFile(owner, file_id);
    expect(await blobs()).toBe(before - 50);
    expect((await getWorkspaceUsage(owner, conversation_id)).bytes).toBe(0);
  });

  it("share the bytes they have in common, and lose them together", async () => {
    const before = await blobs();
    const { file_id } = await write("a.txt", "one");
    await write("a.txt", "two");
    await write("a.txt", "one");
    await restoreVersion(owner, file_id, 2);
    expect(await numbersOf(file_id)).toEqual([4, 3, 2, 1]);
    expect(await blobs()).toBe(before + 2);
    expect(await getWorkspaceUsage(owner, conversation_id)).toMatchObject({ bytes: 6, current_bytes: 3, files: 1 });
    await forgetFile(owner, file_id);
    expect(await blobs()).toBe(before);
  });

  it("begin with what is there of a file without a history", async () => {
    const what = { path: "old.txt", media_type: "text/plain", size: 0, sha256: "0".repeat(64), written_by: "user" };
    const { conversation_id, user_id } = ref;
    const at = new Date();
    const storage_key = newStorageKey();
    const file_id = newId();
    await insertFile(db(), { conversation_id, user_id, file_id, ...what, storage_key, at });
    await write("old.txt", "new");
    expect(await numbersOf(file_id)).toEqual([2, 1]);
  });

  it("go with the conversation and begin anew in a copy", async () => {
    const before = await blobs();
    const { file_id } = await write("a.txt", "one");
    await write("a.txt", "two");
    await deleteFile(owner, (await upload("gone.txt")).file_id);
    const other = await createConversation(owner, {});
    const to = { conversation_id: other.conversation_id, user_id: owner.user_id };
    await db().transaction((tx) => copyWorkspace(tx, ref, to));
    const [copy] = await listFiles(owner, other.conversation_id);
    expect(await numbersOf(copy?.file_id ?? "")).toEqual([1]);
    expect(await blobs()).toBe(before + 4);
    const remove = await db().transaction((tx) => removeConversationFiles(tx, conversation_id));
    await remove();
    expect(await blobs()).toBe(before + 1);
    expect(await contentOf(copy?.file_id ?? "", 1)).toBe("two");
    await expect(openVersion(owner, file_id, 1)).rejects.toEqual(failure("NOT_FOUND"));
  });
});

describe("names", () => {
  it("are refused where they are taken or cannot be kept", async () => {
    const { file_id } = await upload("a.txt");
    await upload("b/c.txt");
    for (const name of ["b", "B/C.txt", "b/c.txt/d"])
      await expect(renameFile(owner, file_id, name)).rejects.toEqual(failure("CONFLICT"));
    for (const name of ["../a", "con", ""])
      await expect(renameFile(owner, file_id, name)).rejects.toEqual(failure("VALIDATION_ERROR"));
    expect((await renameFile(owner, file_id, "A.TXT")).path).toBe("A.TXT");
    expect(await numbersOf(file_id)).toEqual([2, 1]);
    expect((await renameFile(owner, file_id, "A.TXT")).version).toBe(2);
  });

  it("of restored files give way to those that came meanwhile", async () => {
    const first = await upload("a.txt", "first");
    await deleteFile(owner, first.file_id);
    const second = await upload("a.txt", "second");
    expect((await restoreVersion(owner, first.file_id, 2)).path).toBe("a (2).txt");
    await renameFile(owner, second.file_id, "b.txt");
    expect((await restoreVersion(owner, first.file_id, 1)).path).toBe("a.txt");
    expect((await restoreVersion(owner, second.file_id, 1)).path).toBe("b.txt");
  });
});

describe("the quota", () => {
  it("is made room for by the oldest versions and removed files, never by what is there", async () => {
    env().ALMA_WORKSPACE_BYTES = 100;
    try {
      const kept = await write("kept.txt", "k".repeat(30));
      const hot = await write("hot.txt", "1".repeat(30));
      await write("hot.txt", "2".repeat(30));
      expect((await getWorkspaceUsage(owner, conversation_id)).bytes).toBe(90);
      await write("hot.txt", "3".repeat(30));
      expect(await numbersOf(hot.file_id)).toEqual([3, 2]);
      await deleteFile(owner, hot.file_id);
      await write("big.txt", "b".repeat(70));
      await expect(getFile(owner, hot.file_id)).rejects.toEqual(failure("NOT_FOUND"));
      await expect(listVersions(owner, hot.file_id)).rejects.toEqual(failure("NOT_FOUND"));
      const before = await blobs();
      await expect(write("more.txt", "x")).rejects.toMatchObject({
        code: "QUOTA_EXCEEDED",
        message: expect.stringMatching(/missing/),
      });
      expect(await blobs()).toBe(before);
      expect(await numbersOf(kept.file_id)).toEqual([1]);
    } finally {
      env().ALMA_WORKSPACE_BYTES = 500 * 1024 * 1024;
    }
  });

  it("is not made room for by what a person wrote, where an agent writes; nor do many versions of its own press it out", async () => {
    env().ALMA_WORKSPACE_BYTES = 100;
    try {
      const mine = await upload("thesis.md", "m".repeat(30));
      const other = await upload("other.md", "o".repeat(10));
      await deleteFile(owner, other.file_id);
      for (let round = 0; round < 53; round += 1) await write("thesis.md", `${round % 2}`);
      expect([await contentOf(mine.file_id, 1), (await numbersOf(mine.file_id)).length]).toEqual(["m".repeat(30), 51]);
      await expect(write("junk.bin", "j".repeat(70))).rejects.toEqual(failure("QUOTA_EXCEEDED"));
      expect(await contentOf(mine.file_id, 1)).toBe("m".repeat(30));
      expect(await contentOf(other.file_id, 1)).toBe("o".repeat(10));
      await upload("mine.bin", "j".repeat(70));
      await expect(contentOf(mine.file_id, 1)).rejects.toEqual(failure("NOT_FOUND"));
    } finally {
      env().ALMA_WORKSPACE_BYTES = 500 * 1024 * 1024;
    }
  });

  it("of a person counts all their conversations", async () => {
    env().ALMA_PERSON_BYTES = 50;
    try {
      await write("a.txt", "a".repeat(30));
      const other = await createConversation(owner, {});
      const data = bytes("b".repeat(30));
      const second = uploadFile(owner, other.conversation_id, { name: "b.txt", media_type: "", data });
      await expect(second).rejects.toMatchObject({
        code: "QUOTA_EXCEEDED",
        message: expect.stringMatching(/^All your/),
      });
      expect(await getWorkspaceUsage(owner, other.conversation_id)).toMatchObject({ bytes: 0, person_bytes: 30 });
      const to = { conversation_id: other.conversation_id, user_id: owner.user_id };
      await expect(db().transaction((tx) => copyWorkspace(tx, ref, to))).rejects.toEqual(failure("QUOTA_EXCEEDED"));
      expect(await listFiles(owner, other.conversation_id)).toEqual([]);
    } finally {
      env().ALMA_PERSON_BYTES = 5 * 1024 * 1024 * 1024;
    }
  });

  it("of a person is not passed by writing into several conversations at once", async () => {
    env().ALMA_PERSON_BYTES = 50;
    try {
      const places = await Promise.all(Array.from({ length: 4 }, () => createConversation(owner, {})));
      const data = bytes("c".repeat(30));
      const written = await Promise.allSettled(
        places.map((place) => uploadFile(owner, place.conversation_id, { name: "c.txt", media_type: "", data })),
      );
      expect(written.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await getWorkspaceUsage(owner, conversation_id)).toMatchObject({ person_bytes: 30 });
    } finally {
      env().ALMA_PERSON_BYTES = 5 * 1024 * 1024 * 1024;
    }
  });
});

it("removed files go for good after 30 days", async () => {
  const [old, young] = [await upload("old.txt"), await upload("young.txt")];
  for (const { file_id } of [old, young]) await deleteFile(owner, file_id);
  const before = await blobs();
  const deleted_at = new Date(Date.now() - 31 * 86_400_000);
  await db().update(files).set({ deleted_at }).where(eq(files.file_id, old.file_id));
  expect(await purgeRemovedFiles()).toBe(1);
  expect(await blobs()).toBe(before - 1);
  expect((await listRemovedFiles(owner, conversation_id)).map(({ path }) => path)).toEqual(["young.txt"]);
});
