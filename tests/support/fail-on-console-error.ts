import { afterEach, beforeEach, vi } from "vitest";

/** Whatever reaches `console.error` is a defect or belongs to an assertion: the test that caused it fails. */
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((...parts: unknown[]) => {
    seen.push(parts.map(String).join(" "));
  });
});

const seen: string[] = [];

afterEach(() => {
  const errors = seen.splice(0);
  vi.mocked(console.error).mockRestore?.();
  if (errors.length > 0) throw new Error(`console.error was called:\n${errors.join("\n")}`);
});
