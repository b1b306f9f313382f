import { afterAll, describe, expect, test } from "vitest";
import { HOSTILE_PROGRAMS } from "./hostile-programs.ts";
import { runCode, shutdownSandbox } from "./index.ts";

const CANARY = "canary-7f31c0de";
process.env.ALMA_TEST_CANARY = CANARY;

const ORDINARY = {
  python: { code: "print(sum(range(10)))", stdout: "45\n" },
  javascript: { code: "console.log(5 * 9)", stdout: "45\n" },
  typescript: { code: "console.log(5 * 9)", stdout: "45\n" },
};

afterAll(shutdownSandbox);

describe("hostile programs", { timeout: 60_000 }, () => {
  test.each(HOSTILE_PROGRAMS)("$language: $name", async ({ language, code, expect: allowed }) => {
    // Where another limit must be met first, the clock gives it time enough on a busy machine.
    const timeout_ms = allowed.includes("TIMEOUT") ? 2000 : 30_000;
    const limits = { timeout_ms, memory_bytes: 256 * 1024 * 1024 };
    const result = await runCode({ language, code, ...limits });
    expect(allowed).toContain(result.error?.code ?? "HARMLESS");
    expect(result.error === null || result.error.message.length > 10).toBe(true);
    const output = result.stdout + result.stderr;
    for (const secret of [CANARY, "root:x:0", "uid=", process.cwd(), process.execPath])
      expect(output).not.toContain(secret);

    const ordinary = ORDINARY[language];
    expect(await runCode({ language, code: ordinary.code })).toMatchObject({ stdout: ordinary.stdout, error: null });
  });
});
