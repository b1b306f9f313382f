import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase } from "../../../db/client.ts";
import type { FileVersion } from "../../../lib/protocol/contract/file-versions.ts";
import type { WorkspaceFile } from "../../../lib/protocol/contract/files.ts";
import { unzip } from "../../support/unzip.ts";
import { callById, newPerson, open } from "./api-client.ts";

afterAll(closeDatabase);

const dataOf = <T>(answer: { text: string }): T => JSON.parse(answer.text).data;

let token: string;
let params: { conversation_id: string };
beforeAll(async () => {
  ({ token } = await newPerson("keeper"));
  params = dataOf(await callById("createConversation", { token, json: { title: "Plans: a/b 计划" } }));
});

async function upload(name: string, content: string): Promise<WorkspaceFile> {
  const raw = new FormData();
  raw.set("file", new File([content], name));
  return dataOf(await callById("uploadFile", { token, params, raw }));
}
const of = (file_id: string, number?: number) => ({
  token,
  params: { file_id, ...(number !== undefined && { number: String(number) }) },
});

it("a file is renamed, removed, found among the removed, and restored from its versions", async () => {
  const file = await upload("notes.md", "first");
  const renamed = await callById("renameFile", {
    ...of(file.file_id),
    json: { path: "docs/notes.md" },
    headers: { "if-match": '"1"' },
  });
  expect([renamed.status, renamed.headers.get("etag")]).toEqual([200, '"2"']);
  const stale = { ...of(file.file_id), json: { path: "x.md" }, headers: { "if-match": '"1"' } };
  expect((await callById("renameFile", stale)).status).toBe(412);
  await upload("taken.md", "taken");
  const taken = await callById("renameFile", { ...of(file.file_id), json: { path: "TAKEN.md" } });
  expect([taken.status, taken.body?.error?.code]).toEqual([409, "CONFLICT"]);
  expect((await callById("deleteFile", of(file.file_id))).status).toBe(204);
  expect((await callById("getFile", of(file.file_id))).status).toBe(404);
  const removed = dataOf<WorkspaceFile[]>(await callById("listFiles", { token, params, query: "is_removed=true" }));
  expect(removed).toMatchObject([{ file_id: file.file_id, path: "docs/notes.md", deleted_at: expect.any(String) }]);
  const versions = dataOf<FileVersion[]>(await callById("listFileVersions", of(file.file_id)));
  expect(versions.map(({ number, is_removal }) => [number, is_removal])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ]);
  const content = await callById("downloadFileVersion", of(file.file_id, 1));
  expect([content.text, content.headers.get("content-security-policy")]).toEqual([
    "first",
    "sandbox; default-src 'none'",
  ]);
  const restored = await callById("restoreFileVersion", of(file.file_id, 1));
  expect(dataOf(restored)).toMatchObject({ path: "notes.md", version: 4, deleted_at: null });
  expect((await callById("restoreFileVersion", of(file.file_id, 9))).status).toBe(404);
  const final = await callById("deleteFile", { ...of(file.file_id), query: "is_final=true" });
  expect([final.status, (await callById("listFileVersions", of(file.file_id))).status]).toEqual([204, 404]);
});

it("all files come in one archive, with names for every system", async () => {
  const names = ["what?.txt", "what*.txt", "folder/报告.md", "end.tar.gz", "con sole.log"];
  for (const name of names) await upload(name, name);
  const response = await open("downloadFiles", { token, params });
  expect(response.headers.get("content-disposition")).toContain("attachment;");
  expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("Plans_ a_b 计划.zip"));
  expect(response.headers.get("content-length")).toBeNull();
  const files = await unzip(new Uint8Array(await response.arrayBuffer()));
  expect([...files].sort()).toEqual(
    [
      ["taken.md", "taken"],
      ["what_.txt", "what*.txt"],
      ["what_ (2).txt", "what?.txt"],
      ["folder/报告.md", "folder/报告.md"],
      ["end.tar.gz", "end.tar.gz"],
      ["con sole.log", "con sole.log"],
    ].sort(),
  );
});

it("what the files take up is told, and what they may", async () => {
  const usage = dataOf<Record<string, number>>(await callById("getWorkspaceUsage", { token, params }));
  expect(usage).toMatchObject({ files: 6, max_files: 2_000, max_bytes: 500 * 1024 * 1024 });
  expect(usage.person_bytes).toBe(usage.bytes);
});

it("a download goes on where it broke off, as long as the content is the same", async () => {
  const { file_id } = await upload("film.bin", "0123456789");
  const part = async (headers: Record<string, string>, number?: number) => {
    const id = number === undefined ? "downloadFile" : "downloadFileVersion";
    const answer = await callById(id, { ...of(file_id, number), headers });
    return [answer.status, answer.text, answer.headers.get("content-range"), answer.headers.get("content-length")];
  };
  const whole = await callById("downloadFile", of(file_id));
  const etag = whole.headers.get("etag") ?? "";
  expect([whole.status, whole.headers.get("accept-ranges")]).toEqual([200, "bytes"]);
  expect(await part({ range: "bytes=4-" })).toEqual([206, "456789", "bytes 4-9/10", "6"]);
  expect(await part({ range: "bytes=-3" }, 1)).toEqual([206, "789", "bytes 7-9/10", "3"]);
  expect(await part({ range: "bytes=10-" })).toEqual([416, "", "bytes */10", "0"]);
  expect(await part({ range: "bytes=2-3", "if-range": etag })).toEqual([206, "23", "bytes 2-3/10", "2"]);
  expect(await part({ range: "bytes=2-3", "if-range": '"another"' })).toEqual([200, "0123456789", null, "10"]);
});
