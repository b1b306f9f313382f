import { expect, it } from "vitest";
import { forModel } from "./for-model.ts";

const RESULT = { success: true, result: { text: "hi" }, error: null, execution_time: 0, metadata: { tool: "probe" } };

it("gives results of ours as one line of JSON, with the error where there is one", () => {
  expect(forModel(RESULT)).toBe('{"success":true,"result":{"text":"hi"}}');
  expect(forModel({ ...RESULT, success: false, error: "NOT_FOUND: a", result: null })).toBe(
    '{"success":false,"error":"NOT_FOUND: a","result":null}',
  );
});

it("marks what came from outside with its source, our own words behind it", () => {
  const metadata = {
    tool: "probe",
    untrusted: true,
    source: "https://a.example/",
    whole: { path: "tool-output/p.txt", characters: 9 },
  };
  const [head, json, end, note, ...rest] = forModel({ ...RESULT, metadata }).split("\n");
  expect(head).toMatch(/^\[outside-[0-9a-f]{16} source="https:\/\/a\.example\/"\]/);
  expect(JSON.parse(json ?? "")).toEqual({ success: true, result: { text: "hi" } });
  expect(end).toMatch(/^\[\/outside-[0-9a-f]{16}\]$/);
  expect(note).toContain("is in tool-output/p.txt");
  expect(rest).toEqual([]);
});

it("says so where the whole could not be kept", () => {
  const metadata = { whole: { error: "QUOTA_EXCEEDED: 3 MB are missing.", characters: 50_000 } };
  expect(forModel({ ...RESULT, metadata })).toContain("(50000 characters) could not be kept: QUOTA_EXCEEDED: 3 MB");
});
