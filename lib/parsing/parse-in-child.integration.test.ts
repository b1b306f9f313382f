import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseInChild } from "./parse-in-child.ts";
import type { ParseRequest } from "./parse-request.ts";

const MIB = 1024 * 1024;

const behave = (deed: string, more: Partial<ParseRequest> = {}, root = "") =>
  parseInChild({
    script: "lib/parsing/child/fixtures/behave.mjs",
    packages: [],
    options: { deed, root },
    limits: { ms: 20_000, memory_bytes: 128 * MIB, output_bytes: MIB },
    signal: new AbortController().signal,
    ...more,
  });

describe("parseInChild", () => {
  it("gives bytes, parts and options in, and takes value and parts out", async () => {
    const input = new Uint8Array(300_000).fill(7);
    const parts = [{ name: "picture", data: new Uint8Array([1, 2]) }];
    const outcome = await behave("echo", { input, parts });
    expect(outcome).toMatchObject({ ok: true, value: { length: 300_000, parts: ["input", "picture"] } });
    expect(outcome.ok && outcome.parts[0]?.data.every((byte) => byte === 7)).toBe(true);
  });

  it("gives the file at a path as an open descriptor", async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "parsing-"));
    const file = path.join(folder, "a.txt");
    await writeFile(file, "你好");
    expect(await behave("readFile", { input: file })).toMatchObject({ ok: true, value: { size: 6, text: "你好" } });
    await rm(folder, { recursive: true });
  });

  it("has an empty environment, and no file beside its own", async () => {
    expect(await behave("environment")).toMatchObject({ ok: true, value: [] });
    expect(await behave("secret")).toMatchObject({ ok: false, error: { code: "DAMAGED" } });
    expect(await behave("project", {}, process.cwd())).toMatchObject({ ok: false, error: { code: "DAMAGED" } });
  });

  it.each([
    ["refuse", "ENCRYPTED"],
    ["throw", "DAMAGED"],
    ["recurse", "DAMAGED"],
    ["flood", "TOO_LARGE"],
    ["hoard", "TOO_LARGE"],
    ["die", "TOO_LARGE"],
    ["lie", "TOO_LARGE"],
  ])("%s is %s", async (deed, code) => {
    const started = performance.now();
    expect(await behave(deed)).toMatchObject({ ok: false, error: { code } });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("ends a child at its time", async () => {
    const limits = { ms: 400, memory_bytes: 64 * MIB, output_bytes: 1000 };
    expect(await behave("spin", { limits })).toMatchObject({ ok: false, error: { code: "PARSE_TIMEOUT" } });
  });

  it("ends a child, running or waiting, at the caller's abort", async () => {
    const controller = new AbortController();
    const spinning = [1, 2, 3].map(() => behave("spin", { signal: controller.signal }));
    setTimeout(() => controller.abort(new Error("stopped")), 300);
    for (const outcome of await Promise.allSettled(spinning)) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { message: "stopped" } });
    }
    expect(await behave("echo")).toMatchObject({ ok: true });
  });
});
