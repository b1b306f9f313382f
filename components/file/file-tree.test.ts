import { expect, it } from "vitest";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import { fileTree, type TreeNode } from "./file-tree";

const fileAt = (path: string, size = 1): WorkspaceFile => ({
  ...{ file_id: path, conversation_id: "c", path, media_type: "text/plain", size, sha256: "", written_by: "user" },
  ...{ url: "", version: 1, deleted_at: null, created_at: "", updated_at: "" },
});

const shown = (node: TreeNode): unknown =>
  node.kind === "file" ? node.name : { [`${node.path} ${node.size}`]: node.children.map(shown) };

it("shows folders before files, with their sizes, in the order of people", () => {
  const paths = ["z.txt", "a10.txt", "a9.txt", "src/b/deep.ts", "src/a.ts", "图/一.png"];
  expect(fileTree(paths.map((path) => fileAt(path, 2))).map(shown)).toEqual([
    { "src 4": [{ "src/b 2": ["deep.ts"] }, "a.ts"] },
    { "图 2": ["一.png"] },
    "a9.txt",
    "a10.txt",
    "z.txt",
  ]);
  expect(fileTree([])).toEqual([]);
});

it("shows folders that hold nothing but a folder as one", () => {
  const [folder, file] = fileTree(["a/very/deep/b.txt", "a/very/deep/c.txt", "d.txt"].map((path) => fileAt(path)));
  expect(folder).toMatchObject({ name: "a/very/deep", path: "a/very/deep", size: 2 });
  expect(file).toMatchObject({ name: "d.txt" });
});
