import { expect, test } from "vitest";
import { SANDBOX_LIMITS } from "../limits.ts";
import { boundFiles } from "./file-limits.ts";

const content = new Uint8Array(1);

test.each(["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a\\b", "a\0b"])(
  "the name %j is refused",
  (path) => {
    const bounded = boundFiles([
      { path, content },
      { path: "kept.txt", content },
    ]);
    expect(bounded.error?.code).toBe("FILE_LIMIT");
    expect(bounded.files.map((file) => file.path)).toEqual(["kept.txt"]);
  },
);

test("ordinary names pass, Chinese and dotted ones too", () => {
  const files = ["数据/表.csv", ".env", "a/b/c.txt", "..a"].map((path) => ({ path, content }));
  expect(boundFiles(files)).toEqual({ files, error: null });
});

test("number and size are bounded", () => {
  const many = Array.from({ length: SANDBOX_LIMITS.disk.files + 1 }, (_, index) => ({ path: `f${index}`, content }));
  expect(boundFiles(many).files).toHaveLength(SANDBOX_LIMITS.disk.files);
  expect(boundFiles(many).error?.code).toBe("FILE_LIMIT");
  const large = { path: "large", content: new Uint8Array(SANDBOX_LIMITS.disk.file_bytes + 1) };
  expect(boundFiles([large])).toMatchObject({ files: [], error: { code: "FILE_LIMIT" } });
});
