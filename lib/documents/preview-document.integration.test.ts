import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { createActor } from "../../tests/support/create-actor.ts";
import { createConversation } from "../conversations/index.ts";
import { newId } from "../core/ids.ts";
import { uploadFile, writeWorkspaceFile } from "../workspace/index.ts";
import { previewDocument } from "./index.ts";

const fixture = (name: string) => readFile(path.join("tests/fixtures/documents", name));
const notFound = expect.objectContaining({ code: "NOT_FOUND" });

it("shows a document's beginning, a version's, and to nobody else; what cannot be read has a name", async () => {
  const [owner, stranger] = await Promise.all([createActor(), createActor()]);
  const { conversation_id } = await createConversation(owner, {});
  const upload = async (name: string, data: Uint8Array) =>
    uploadFile(owner, conversation_id, { name, media_type: "", data });
  const { file_id } = await upload("levels.xlsx", await fixture("levels-zh.xlsx"));

  const shown = await previewDocument(owner, { file_id });
  expect(shown).toMatchObject({ problem: null, unit: "sheet", total: 2, is_cut: false });
  if (shown.problem === null) expect(shown.sections[0]?.markdown).toContain("| 北桥站 | 3.15 |");
  await expect(previewDocument(stranger, { file_id })).rejects.toEqual(notFound);
  await expect(previewDocument(stranger, { file_id, number: 1 })).rejects.toEqual(notFound);
  await expect(previewDocument(owner, { file_id: newId() })).rejects.toEqual(notFound);

  const ref = { conversation_id, user_id: owner.user_id };
  await writeWorkspaceFile(ref, "levels.xlsx", (await fixture("report-zh.docx")).subarray(0, 700), "file_write");
  expect(await previewDocument(owner, { file_id })).toEqual({ problem: "DAMAGED" });
  expect(await previewDocument(owner, { file_id, number: 1 })).toEqual(shown);

  const long = Array.from({ length: 400 }, (_, at) => `Line ${at} ${"word ".repeat(20)}`).join("\n\n");
  const cut = await previewDocument(owner, await upload("long.txt", new TextEncoder().encode(long)));
  expect(cut).toMatchObject({ problem: null, is_cut: true, sections: [{ number: 1 }] });
  if (cut.problem === null) expect(cut.sections[0]?.markdown).toMatch(/word \n*$/);
});
