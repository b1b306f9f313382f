import { describe, expect, it } from "vitest";
import { inputBlocks, resultBlocks } from "./tool-content";

describe("inputBlocks", () => {
  it("shows a program as code", () => {
    expect(inputBlocks("python_executor", { code: "print(1)", timeout: 30 })).toEqual([
      { kind: "code", language: "python", text: "print(1)" },
    ]);
    expect(inputBlocks("javascript_executor", { code: "1", language: "typescript" })[0]).toMatchObject({
      language: "typescript",
    });
  });
  it("shows anything else as JSON, and nothing for no input", () => {
    expect(inputBlocks("web_fetch", { url: "https://a.example" })).toEqual([
      { kind: "json", text: '{\n  "url": "https://a.example"\n}' },
    ]);
    expect(inputBlocks("file_list", {})).toEqual([]);
    expect(inputBlocks("file_list", null)).toEqual([]);
  });
});

describe("resultBlocks", () => {
  it("shows a program's output without its bookkeeping", () => {
    const result = { stdout: "42\n", stderr: "", return_code: 0, execution_time: 0.1, files: [] };
    expect(resultBlocks(result)).toEqual([{ kind: "text", label: "stdout", text: "42\n" }]);
  });
  it("shows errors, files and the exit code when they matter", () => {
    const result = { stdout: "", stderr: "boom", return_code: 1, execution_time: 0.1, files: ["a.txt"] };
    expect(resultBlocks(result)).toEqual([
      { kind: "text", label: "stderr", text: "boom" },
      { kind: "files", paths: ["a.txt"] },
      { kind: "json", text: '{\n  "return_code": 1\n}' },
    ]);
  });
  it("keeps results of a shape it does not know", () => {
    expect(resultBlocks([1, 2])).toEqual([{ kind: "json", text: "[\n  1,\n  2\n]" }]);
    expect(resultBlocks({ files: [{ path: "a" }] })[0]).toMatchObject({ kind: "json" });
    expect(resultBlocks(undefined)).toEqual([]);
  });
});
