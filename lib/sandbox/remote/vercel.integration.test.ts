import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startVercelApi } from "../../../tests/support/vercel-api.ts";
import { openSession, runCode, shutdownSandbox } from "../index.ts";

let api: Awaited<ReturnType<typeof startVercelApi>>;

beforeAll(async () => {
  api = await startVercelApi();
  Object.assign(process.env, {
    ALMA_VERCEL_API: api.url,
    VERCEL_TOKEN: "token-of-the-test",
    VERCEL_TEAM_ID: "team_test",
    VERCEL_PROJECT_ID: "prj_test",
  });
});

afterAll(async () => {
  await shutdownSandbox();
  await api.close();
});

const bytes = (text: string) => new TextEncoder().encode(text);

test("programs run on a machine of their own that has no network and is stopped after", async () => {
  const files = [
    { path: "in.txt", content: bytes("21") },
    { path: "old.txt", content: bytes("old") },
  ];
  const code =
    "import os\nn = int(open('in.txt').read())\nopen('out.txt', 'w').write(str(n * 2))\nos.remove('old.txt')\nn * 2";
  const ran = await runCode({ language: "python", code, files });
  expect(ran).toMatchObject({ stdout: "42\n", stderr: "", return_code: 0, error: null, removed: ["old.txt"] });
  expect(ran.files.map(({ path, content }) => [path, String(Buffer.from(content))])).toEqual([["out.txt", "42"]]);
  const created = api.asked.find(({ route }) => route === "POST /v2/sandboxes");
  expect(created).toMatchObject({
    token: "Bearer token-of-the-test",
    body: { runtime: "python3.13", networkPolicy: { mode: "deny-all" }, projectId: "prj_test" },
  });
  expect(api.left()).toBe(0);
  expect(await runCode({ language: "typescript", code: "const n: number = 6; n * 7" })).toMatchObject({
    stdout: "42\n",
  });
});

test("limits and failures have their names, and no machine is left", async () => {
  expect(await runCode({ language: "shell", code: "echo a; exit 3" })).toMatchObject({ stdout: "a\n", return_code: 3 });
  const slow = await runCode({ language: "shell", code: "echo before; sleep 30", timeout_ms: 700 });
  expect(slow).toMatchObject({ stdout: "before\n", error: { code: "TIMEOUT" } });
  const loud = await runCode({ language: "shell", code: "yes", max_output_bytes: 1000 });
  expect(loud).toMatchObject({ error: { code: "OUTPUT_LIMIT" } });
  expect(loud.stdout).toHaveLength(1000);
  expect(api.left()).toBe(0);
});

test("files that cannot be listed are not taken for removed ones", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "alma-path-"));
  await writeFile(path.join(folder, "sha256sum"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  try {
    const ran = await runCode({ language: "shell", code: "true", files: [{ path: "in.txt", content: bytes("21") }] });
    expect(ran).toMatchObject({ error: { code: "SANDBOX_UNAVAILABLE" }, removed: [] });
  } finally {
    process.env.PATH = before;
    await rm(folder, { recursive: true });
  }
});

test("a session keeps its files between commands", async () => {
  const session = await openSession({ files: [{ path: "a/b.txt", content: bytes("B") }] });
  expect(session.description).toContain("vercel");
  expect(
    await session.run({ command: "cat b.txt > ../c; echo $X", workingDirectory: "a", env: { X: "x" } }),
  ).toMatchObject({
    stdout: "x\n",
    exitCode: 0,
    error: null,
  });
  expect(await session.listDirectory(".")).toEqual(
    expect.arrayContaining([
      { name: "a", type: "directory", size: 0 },
      { name: "c", type: "file", size: 1 },
    ]),
  );
  expect(String(await session.readFile("c"))).toBe("B");
  expect(await session.readFile("nothing")).toBeNull();
  await session.stop();
  expect(api.left()).toBe(0);
});
