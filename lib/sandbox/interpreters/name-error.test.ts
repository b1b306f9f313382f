import { expect, test } from "vitest";
import { boundRequest } from "../limits.ts";
import { isHostPath, nameDeath, nameError } from "./name-error.ts";

const request = boundRequest({ language: "python", code: "" });
const named = (type: string, text: string, more: object = {}) =>
  nameError({ return_code: 1, exception: { type, text, ...more }, ...more }, request)?.code ?? null;

test.each([
  ["ZeroDivisionError", "division by zero", {}, null],
  ["RecursionError", "maximum recursion depth exceeded", {}, null],
  ["OverflowError", "math range error", {}, null],
  ["RangeError", "invalid array length", {}, null],
  ["FileNotFoundError", "No such file", { path: "/workspace/a.txt" }, null],
  ["FileNotFoundError", "No such file", { path: "/etc/passwd" }, "SANDBOX_DENIED"],
  ["PermissionError", "x", { denied: "the sandbox has no network" }, "SANDBOX_DENIED"],
  ["MemoryError", "", {}, "MEMORY_LIMIT"],
  ["OverflowError", "cannot fit 'int' into an index-sized integer", {}, "MEMORY_LIMIT"],
  ["InternalError", "out of memory", {}, "MEMORY_LIMIT"],
  ["OSError", "No space left on device", { file_limit: true }, "FILE_LIMIT"],
  ["FatalError", "unreachable", {}, "PROCESS_DIED"],
])("%s %s %j is %s", (type, text, more, code) => {
  expect(named(type, text, more)).toBe(code);
});

test("a program that ends by itself has no error, whatever it touched", () => {
  expect(nameError({ return_code: 0, file_limit: true, memory_limit: true }, request)).toBeNull();
});

test("paths of the machine are told from the program's own", () => {
  for (const path of ["/etc/passwd", "/proc/self/environ", "/root", "/home/x", "/sys", "/dev/sda"])
    expect(isHostPath(path)).toBe(true);
  for (const path of ["/workspace/x", "/tmp/x", "/dev/null", "/dev/urandom", "/etcetera", "data.csv"])
    expect(isHostPath(path)).toBe(false);
});

test("a death is named by what the engine said", () => {
  expect(nameDeath("FATAL ERROR: JavaScript heap out of memory", "SIGABRT", request).code).toBe("MEMORY_LIMIT");
  expect(nameDeath("", "SIGXCPU", request).code).toBe("TIMEOUT");
  expect(nameDeath("", null, request).code).toBe("PROCESS_DIED");
});
