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
  it("shows a request as it is sent, with what else the model gave, and nothing that hides", () => {
    const input = { method: "POST", url: "https://a.example/\u202e", headers: { "x-a": "1", "x-b": "2" }, body: "{}" };
    expect(inputBlocks("http_request", { ...input, timeout: 30 })).toEqual([
      {
        kind: "request",
        line: "→ https://a.example/%E2%80%AE\nPOST https://a.example/\\u202e",
        headers: "x-a: 1\nx-b: 2",
        body: "{}",
      },
    ]);
    expect(inputBlocks("http_request", { url: "https://a.example/", extra: 1 })).toEqual([
      { kind: "request", line: "GET https://a.example/", headers: "", body: "" },
      { kind: "fields", fields: [{ name: "extra", value: "1" }] },
    ]);
    expect(inputBlocks("http_request", { url: "https://аpple.example" })[0]).toMatchObject({
      line: "→ https://xn--pple-43d.example/\nGET https://\\u0430pple.example",
    });
    expect(inputBlocks("http_request", { url: 7 })[0]?.kind).toBe("json");
  });
  it("shows a command and a query as code, with nothing hidden in it", () => {
    expect(inputBlocks("shell_executor", { command: "rm -rf \u202ea", timeout: 5 })).toEqual([
      { kind: "code", language: "bash", text: "rm -rf \\u202ea" },
    ]);
    expect(inputBlocks("sql_executor", { sql: "select 1", max_rows: 5 })).toEqual([
      { kind: "code", language: "sql", text: "select 1" },
      { kind: "fields", fields: [{ name: "max_rows", value: "5" }] },
    ]);
  });
  it("shows what is written to a file as a change, whole and of a part", () => {
    expect(inputBlocks("file_write", { path: "a.txt", content: "new" })).toEqual([
      { kind: "change", path: "a.txt", before: null, after: "new" },
    ]);
    const edit = { path: "a.txt", old_text: "old", new_text: "new", replace_all: true };
    expect(inputBlocks("edit_file", edit)).toEqual([
      { kind: "change", path: "a.txt", before: "old", after: "new" },
      { kind: "fields", fields: [{ name: "replace_all", value: "true" }] },
    ]);
    expect(inputBlocks("file_write", { path: 7, content: "new" })[0]?.kind).toBe("fields");
  });
  it("leaves nothing out of what goes to somebody else's tool", () => {
    const input = { code: "1", language: "all I know", timeout: "and more" };
    expect(inputBlocks("shop_run", input)).toEqual([
      { kind: "code", language: "all I know", text: "1" },
      {
        kind: "fields",
        fields: [
          { name: "language", value: "all I know" },
          { name: "timeout", value: "and more" },
        ],
      },
    ]);
  });
  it("shows anything else by field, and nothing for no input", () => {
    expect(inputBlocks("web_fetch", { url: "https://a.example", list: ["x"] })).toEqual([
      {
        kind: "fields",
        fields: [
          { name: "url", value: "https://a.example" },
          { name: "list", value: '[\n  "x"\n]' },
        ],
      },
    ]);
    expect(inputBlocks("file_list", {})).toEqual([]);
    expect(inputBlocks("file_list", null)).toEqual([]);
  });
});

describe("resultBlocks", () => {
  it("shows a file that was written by its path, with what was noted", () => {
    const written = { path: "a/report.docx", size: 7, file_id: "1", notes: [] };
    expect(resultBlocks(written)).toEqual([{ kind: "files", paths: ["a/report.docx"] }]);
    expect(resultBlocks({ ...written, notes: ["No picture."] })).toEqual([
      { kind: "files", paths: ["a/report.docx"] },
      { kind: "json", text: '{\n  "notes": [\n    "No picture."\n  ]\n}' },
    ]);
    expect(resultBlocks({ path: "a.txt", lines: 3 })[0]?.kind).toBe("json");
  });
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
