import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockHolder, takeLock } from "./pid-lock.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "alma-lock-"));
  file = path.join(folder, "a", "lock");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("one holder at a time; free again after release", () => {
  const first = takeLock(file);
  expect(first.held).toBe(true);
  expect(takeLock(file)).toMatchObject({ held: false, holder: { pid: process.pid } });
  if (first.held) first.release();
  expect(lockHolder(file)).toBeUndefined();
  expect(takeLock(file).held).toBe(true);
});

test.each([
  ["a dead process", JSON.stringify({ pid: 2 ** 22 + 1, identity: "x" })],
  ["a pid that lives on as another process", JSON.stringify({ pid: process.pid, identity: "an earlier one" })],
  ["half a file", '{"pid": 1'],
  ["nothing", ""],
])("a lock of %s is taken over", (_name, content) => {
  takeLock(file);
  writeFileSync(file, content);
  expect(lockHolder(file)).toBeUndefined();
  expect(takeLock(file).held).toBe(true);
});
