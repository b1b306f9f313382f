import { afterAll, describe, expect, test } from "vitest";
import { describeSandbox, openSession, runCode, runKept, shutdownSandbox } from "./index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const { drivers } = await describeSandbox();
const works = (name: string): boolean => drivers.some((driver) => driver.name === name && driver.problem === null);

afterAll(shutdownSandbox);

// Where user namespaces are refused there is no box to try; `drivers` says why.
const withShell = ["bubblewrap", "just-bash"].filter(works);

describe.each(withShell)("a session of %s", { timeout: 60_000 }, (driver) => {
  test("runs commands over files that stay, and ends one without the others", async () => {
    const session = await openSession({ files: [{ path: "a/b.txt", content: bytes("B") }] }, { driver });
    const first = await session.run({
      command: "cat b.txt > ../c; echo $V; exit 3",
      workingDirectory: "a",
      env: { V: "v" },
    });
    expect(first).toMatchObject({ stdout: "v\n", exitCode: 3, error: null });
    expect(String(Buffer.from((await session.readFile("c")) ?? []))).toBe("B");
    await session.writeFile("d", bytes("D"));
    const slow = await session.spawn({ command: "sleep 30" });
    setTimeout(() => void slow.kill(), 100);
    expect(await slow.wait()).toMatchObject({ error: { code: "CANCELLED" } });
    expect(await session.run({ command: "cat d" })).toMatchObject({ stdout: "D", error: null });
    expect((await session.listDirectory(".")).map(({ name, type }) => `${type} ${name}`).sort()).toEqual([
      "directory a",
      "file c",
      "file d",
    ]);
    expect((await session.collectFiles()).map(({ path }) => path).sort()).toEqual(["a/b.txt", "c", "d"]);
    await session.stop();
  });

  test("python3 and node are there, see the shell's files and change them", async () => {
    const command = `printf 1,2 > in.csv
python3 -c "import sys; n = open('in.csv').read().split(','); open('sum.txt', 'w').write(str(sum(map(int, n)))); print(sys.argv[1])" hello
echo 'console.log(require("fs").readFileSync("sum.txt", "utf8") * 2)' > double.js
node double.js | tr 6 7
zip -q all.zip in.csv sum.txt 2>/dev/null || python3 -m zipfile -c all.zip in.csv sum.txt
mv in.csv moved.csv`;
    const files = [{ path: "gone.txt", content: bytes("x") }];
    const ran = await runCode({ language: "shell", code: `rm gone.txt\n${command}`, files }, { driver });
    expect(ran).toMatchObject({ stdout: "hello\n7\n", return_code: 0, error: null, removed: ["gone.txt"] });
    expect(ran.files.map(({ path }) => path)).toEqual(["all.zip", "double.js", "moved.csv", "sum.txt"]);
  });
});

test("an interpreter keeps its variables until a limit ends it, and says so", async () => {
  const run = (code: string, timeout_ms = 20_000) =>
    runKept("conversation-1", { language: "python", code, timeout_ms });
  expect(await run("x = 41")).toMatchObject({ session: "new", error: null });
  expect(await run("x + 1")).toMatchObject({ stdout: "42\n", session: "kept" });
  expect(await run("while True: pass", 400)).toMatchObject({ error: { code: "TIMEOUT" } });
  expect(await run("x")).toMatchObject({
    session: "lost",
    lost_because: expect.stringContaining("stopped after"),
    return_code: 1,
  });
  const other = await runKept("conversation-2", { language: "python", code: "x" });
  expect(other).toMatchObject({ session: "new", return_code: 1 });
});

test("programs that begin a session at the same moment share its interpreter", async () => {
  const code = "globalThis.runs = (globalThis.runs ?? 0) + 1; runs";
  const both = await Promise.all([1, 2].map(() => runKept("conversation-3", { language: "javascript", code })));
  expect(both.map(({ stdout }) => stdout)).toEqual(["1\n", "2\n"]);
});

test.runIf(works("bubblewrap"))("a program in a box is fresh, bounded and has real processes", async () => {
  const code = `import subprocess, os
print(subprocess.run(["sh", "-c", "echo from a process"], capture_output=True, text=True).stdout.strip(), os.getuid())
6 * 7`;
  expect(await runCode({ language: "python", code }, { driver: "bubblewrap" })).toMatchObject({
    stdout: "from a process 65534\n",
    error: null,
  });
  const javascript = `import { readdirSync } from "node:fs";\nawait 1;\nconsole.log(readdirSync("."), process.env.HOME)`;
  expect(await runCode({ language: "javascript", code: javascript }, { driver: "bubblewrap" })).toMatchObject({
    stdout: "[] /workspace\n",
  });
  const failed = await runCode(
    { language: "javascript", code: "function f() { null.x }\nf()" },
    { driver: "bubblewrap" },
  );
  expect(failed.stderr).toMatch(/TypeError: .*\n {4}at f \(main\.js:1:\d+\)\n {4}at main\.js:2:1\n$/);
  const big = await runCode(
    { language: "python", code: "open('x','wb').write(b'x' * 10**8)" },
    { driver: "bubblewrap" },
  );
  expect(big).toMatchObject({ error: { code: "FILE_LIMIT" }, files: [] });
  const shut = await runCode(
    { language: "shell", code: "echo x > a; chmod 000 a; mkdir z; echo y > z/b; chmod 000 z; echo told" },
    { driver: "bubblewrap" },
  );
  expect(shut).toMatchObject({ stdout: "told\n", error: null, files: [{ path: "a" }, { path: "z/b" }] });
});
