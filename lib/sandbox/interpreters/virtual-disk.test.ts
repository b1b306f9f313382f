import { expect, test } from "vitest";
import { resolvePath, VirtualDisk } from "../child/virtual-disk.mjs";

const bytes = (length: number) => new Uint8Array(length);
const disk = () => new VirtualDisk({ files: 3, file_bytes: 10, total_bytes: 20 });

test("paths resolve inside the virtual world only", () => {
  expect(resolvePath("a.txt")).toBe("/workspace/a.txt");
  expect(resolvePath("../../../etc/passwd")).toBe("/etc/passwd");
  expect(() => disk().read("/etc/passwd")).toThrow(/ENOENT/);
});

test("limits on number, size and sum", () => {
  const full = disk();
  expect(() => full.write("a", bytes(11))).toThrow(/ENOSPC/);
  full.write("a", bytes(10));
  full.write("b", bytes(10));
  expect(() => full.write("c", bytes(1))).toThrow(/ENOSPC/);
  full.remove("b");
  full.write("c", bytes(1));
  full.write("d", bytes(1));
  expect(() => full.write("e", bytes(0))).toThrow(/ENOSPC/);
  expect(full.limitHit()).toBe(true);
});

test("folders, listing, and what is collected", () => {
  const tree = disk();
  tree.mount("/workspace/in/a.txt", bytes(1));
  tree.createFolder("out/deep", true);
  tree.write("out/deep/b.txt", bytes(2));
  tree.write("/tmp/scratch", bytes(1));
  expect(tree.list(".")).toEqual(["in", "out"]);
  expect(tree.stat("out")).toEqual({ type: "directory", size: 0 });
  expect(tree.collect().map(({ path }: { path: string }) => path)).toEqual(["in/a.txt", "out/deep/b.txt"]);
  expect(() => tree.removeFolder("out", false)).toThrow(/ENOTEMPTY/);
  tree.removeFolder("out", true);
  expect(tree.list(".")).toEqual(["in"]);
});
