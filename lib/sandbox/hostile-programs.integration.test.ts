import { afterAll, describe, expect, test } from "vitest";
import { ALL_ATTEMPTS } from "./attempts/all-attempts.ts";
import { judgeAttempt } from "./attempts/judge-attempt.ts";
import type { CodeLanguage } from "./code-request.ts";
import { describeSandbox, runCode, shutdownSandbox } from "./index.ts";

const CANARY = "canary-7f31c0de";
process.env.ALMA_TEST_CANARY = CANARY;
const SECRETS = { canary: CANARY, words: ["root:x:0", "uid=0", process.cwd(), process.execPath] };

const ORDINARY: Record<CodeLanguage, string> = {
  python: "print(sum(range(10)))",
  javascript: "console.log(5 * 9)",
  typescript: "console.log(5 * 9)",
  shell: "echo $((5 * 9))",
};
const LOCKED: Record<CodeLanguage, string> = {
  python: "pyodide",
  javascript: "quickjs",
  typescript: "quickjs",
  shell: "just-bash",
};
/** The rest is in the long form: npm run sandbox:attempts. */
const IN_A_BOX = [
  "reads the environment of every process",
  "climbs out of the workspace",
  "leaves a link for the server to read",
  "writes over the machine's programs",
  "makes namespaces of its own",
  "kills every process it sees",
  "connects to the server's machine",
  "opens the wire by name",
  "fork bomb",
  "leaves a process behind",
  "endless output",
  "fills every disk it finds",
  "ten gigabytes of bytes",
  "builds a function through a constructor",
];
const LONG_IN_A_SHELL = new Set([
  "endless loop",
  "sleeps for ever",
  "processes that eat memory together",
  "endless pipe",
]);

const box = (await describeSandbox()).drivers.find(({ name }) => name === "bubblewrap");

afterAll(shutdownSandbox);

async function holds(attempt: (typeof ALL_ATTEMPTS)[number], driver: string): Promise<void> {
  const verdict = await judgeAttempt(attempt, driver, SECRETS);
  expect(verdict.problem).toBeNull();
}

describe("hostile programs", { timeout: 60_000 }, () => {
  const locked = ALL_ATTEMPTS.filter(({ language, name }) => language !== "shell" || !LONG_IN_A_SHELL.has(name));
  test.each(locked)("$language: $name", async (attempt) => {
    const { language } = attempt;
    await holds(attempt, LOCKED[language]);
    if (language === "shell") return;
    const ordinary = await runCode({ language, code: ORDINARY[language] }, { driver: LOCKED[language] });
    expect(ordinary).toMatchObject({ stdout: "45\n", error: null });
  });

  // Where user namespaces are refused (`box.problem` says so) there is no such driver to try.
  test.skipIf(box?.problem !== null).each(ALL_ATTEMPTS.filter(({ name }) => IN_A_BOX.includes(name)))(
    "in a box, $language: $name",
    async (attempt) => {
      await holds(attempt, "bubblewrap");
      const ordinary = await runCode({ language: "shell", code: ORDINARY.shell }, { driver: "bubblewrap" });
      expect(ordinary).toMatchObject({ stdout: "45\n", error: null });
    },
  );
});
