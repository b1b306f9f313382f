import { afterAll, describe, expect, it } from "vitest";
import { shutdownSandbox } from "../../sandbox/index.ts";
import { profileJavascript, profilePython } from "./profile-code.ts";

afterAll(shutdownSandbox);
const signal = () => AbortSignal.timeout(50_000);

describe("profile", { timeout: 60_000 }, () => {
  it("finds the costly function and line of a Python program, and its memory", async () => {
    const code = `def slow(n):
    total = 0
    for i in range(n):
        total += i * i
    return total

def big():
    return [0] * 500_000

for _ in range(3):
    slow(20_000)
kept = big()
print("output")
raise ValueError("after all")
`;
    const report = await profilePython(
      { code, language: "python", measure: ["functions", "lines", "memory"], timeout: 20 },
      [],
      signal(),
    );
    expect(report.functions?.[0]).toMatchObject({ function: "slow", file: "program.py", line: 1, calls: 3 });
    expect(report.lines?.slice(0, 3).map(({ line }) => line)).toContain(4);
    expect(report.lines?.find(({ line }) => line === 4)).toMatchObject({ hits: 60_000, text: "total += i * i" });
    expect(report.memory?.[0]).toMatchObject({ function: "big", line: 7 });
    expect(report.memory?.[0]?.peak_bytes).toBeGreaterThan(1_500_000);
    expect(report.memory_lines?.[0]).toMatchObject({ line: 8, text: "return [0] * 500_000" });
    expect(report.peak_bytes).toBeGreaterThan(1_500_000);
    expect(report.error).toBe("ValueError: after all");
    expect(report.functions?.some(({ file }) => file.includes("main.py"))).toBe(false);
  });

  it("measures the functions of TypeScript", async () => {
    const code = `class Box { total(n: number): number { let t = 0; for (let i = 0; i < n; i++) t += i; return t; } }
const twice = (x: number): number => (x) * 2, pair = (a: number) => ({ a });
function fib(n: number): number { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
async function wait() { await null; return twice(1); }
new Box().total(200_000);
fib(10); pair(1); await wait();
console.log([1, 2].map((x) => x + 1));`;
    const report = await profileJavascript(
      { code, language: "typescript", measure: ["functions"], timeout: 20 },
      [],
      signal(),
    );
    const byName = new Map(report.functions?.map((row) => [row.function, row]));
    expect(report.functions?.[0]?.function).toBe("Box.total");
    expect(byName.get("fib")).toMatchObject({ calls: 177, line: 3 });
    expect(byName.get("twice")).toMatchObject({ calls: 1, line: 2 });
    expect(byName.get("(anonymous)")).toMatchObject({ calls: 2, line: 7 });
    expect([...byName.keys()].sort()).toEqual(["(anonymous)", "Box.total", "fib", "pair", "twice", "wait"]);
  });
});
