import { beforeEach, describe, expect, it } from "vitest";
import { createActor } from "../../tests/support/create-actor.ts";
import { createConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { readWorkspaceFile, type WorkspaceRef, writeWorkspaceFile } from "../workspace/index.ts";
import { applyPatch, editFile, fileHistory, initProject, querySql, runTests } from "./index.ts";

let actor: Actor;
let ref: WorkspaceRef;
beforeEach(async () => {
  actor = await createActor();
  const { conversation_id } = await createConversation(actor, {});
  ref = { conversation_id, user_id: actor.user_id };
});

const write = (path: string, text: string) => writeWorkspaceFile(ref, path, new TextEncoder().encode(text), "test");
const read = async (path: string) => new TextDecoder().decode((await readWorkspaceFile(ref, path)).data);
const signal = () => AbortSignal.timeout(30_000);
const refused = (pattern: RegExp) => ({ ok: false, error: expect.stringMatching(pattern) });

describe("coding tools on a workspace", { timeout: 60_000 }, () => {
  it("edits, shows the difference, and goes back to an earlier version", async () => {
    await write("a.txt", "one\r\ntwo\r\n");
    const edited = await editFile(ref, "a.txt", { old_text: "one\ntwo", new_text: "1\ntwo", replace_all: false });
    expect(edited).toMatchObject({ ok: true, result: { replacements: 1, diff: expect.stringContaining("-one") } });
    expect(await read("a.txt")).toBe("1\r\ntwo\r\n");
    const history = await fileHistory(actor, ref, { path: "a.txt", action: "diff" });
    expect(history).toMatchObject({
      ok: true,
      result: { versions: [{ written_by: "edit_file" }, { written_by: "test" }] },
    });
    expect(await fileHistory(actor, ref, { path: "a.txt", action: "restore", version: 1 })).toMatchObject({ ok: true });
    expect(await read("a.txt")).toBe("one\r\ntwo\r\n");
    expect(await fileHistory(actor, ref, { path: "no.txt", action: "log" })).toMatchObject(refused(/^NOT_FOUND/));
  });

  it("applies a patch to several files, or changes none of them", async () => {
    await write("a.txt", "a\nb\n");
    await write("gone.txt", "x\n");
    const good = "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n a\n-b\n+B\n";
    const bad = "--- a/gone.txt\n+++ b/gone.txt\n@@ -1 +1 @@\n-y\n+z\n";
    expect(await applyPatch(actor, ref, good + bad)).toMatchObject(
      refused(/^REJECTED: Nothing was changed.\ngone.txt: hunk 1/),
    );
    expect(await read("a.txt")).toBe("a\nb\n");
    const rest =
      "--- a/gone.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n--- /dev/null\n+++ b/new/n.txt\n@@ -0,0 +1 @@\n+n\n";
    const applied = await applyPatch(actor, ref, good + rest);
    expect(applied).toMatchObject({
      ok: true,
      result: { files: [{ change: "changed" }, { change: "removed" }, { change: "created" }] },
    });
    expect([await read("a.txt"), await read("new/n.txt")]).toEqual(["a\nB\n", "n\n"]);
    await expect(read("gone.txt")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await applyPatch(actor, ref, "--- a/../x\n+++ b/../x\n@@ -0,0 +1 @@\n+n\n")).toMatchObject({ ok: false });
  });

  it("loses no change where several are made at once", async () => {
    const letters = ["a", "b", "c", "d", "e"];
    await write("many.txt", `${letters.join("\n")}\n`);
    const change = (letter: string) =>
      editFile(ref, "many.txt", { old_text: letter, new_text: letter.toUpperCase(), replace_all: false });
    const outcomes = await Promise.all(letters.map(change));
    const text = await read("many.txt");
    for (const [at, outcome] of outcomes.entries()) {
      const letter = letters[at] ?? "";
      if (outcome.ok) expect(text).toContain(letter.toUpperCase());
      else expect(outcome.error).toMatch(/^CONFLICT: Nothing was written: many.txt was changed meanwhile/);
      if (!outcome.ok) expect(await change(letter)).toMatchObject({ ok: true });
    }
    expect(await read("many.txt")).toBe("A\nB\nC\nD\nE\n");
  });

  it("queries files, keeps the scratch database, writes a result", async () => {
    await write("sales.csv", "region,amount\nnorth,3\nsouth,4\nnorth,5\n");
    await write("other.csv", "a\n1\n");
    const sql = "CREATE TABLE t AS SELECT region, sum(amount) AS total FROM sales GROUP BY region; SELECT * FROM t";
    const first = await querySql(ref, { sql, max_rows: 10, timeout: 20, output_file: "out/t.csv" }, signal());
    expect(first).toMatchObject({
      ok: true,
      result: { output_file: "out/t.csv", available: [{ path: "other.csv", name: "other" }] },
    });
    expect(await read("out/t.csv")).toBe("region,total\r\nnorth,8\r\nsouth,4\r\n");
    const second = await querySql(ref, { sql: "SELECT total FROM t ORDER BY 1", max_rows: 10, timeout: 20 }, signal());
    expect(second).toMatchObject({ ok: true, result: { results: [{ rows: [[4], [8]] }] } });
    const wrong = await querySql(ref, { sql: "SELECT nope FROM sales", max_rows: 10, timeout: 20 }, signal());
    expect(wrong).toMatchObject(
      refused(/^SQL_ERROR: no such column: nope \(statement 1, line 1, column 8\)\. There is: sales\(region, amount\)/),
    );
  });

  it("starts projects whose tests pass, and overwrites nothing", async () => {
    expect(await initProject(ref, "python", "word-count", "py")).toMatchObject({ ok: true });
    expect(await initProject(ref, "typescript", "word-count", "ts")).toMatchObject({ ok: true });
    expect(await initProject(ref, "analysis", "numbers", "data")).toMatchObject({ ok: true });
    expect(await initProject(ref, "python", "word-count", "py")).toMatchObject(refused(/^CONFLICT/));
    const ran = await runTests(ref, { filter: "", timeout: 30 }, signal());
    expect(ran).toMatchObject({ ok: true, result: { total: 3, passed: 3 } });
  });
});
