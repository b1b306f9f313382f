import { describe, expect, it } from "vitest";
import { ALL_TASKS } from "./all-tasks.ts";
import { SUBJECTS } from "./task.ts";

const site = {
  page: (path: string) => `http://site${path}`,
  own: (path: string) => `http://site/own${path}`,
  received: [],
};
const count = (language: string): number => ALL_TASKS.filter((task) => task.language === language).length;

describe("the set of tasks", () => {
  it("has at least sixty, half of them in each language, of every subject", () => {
    expect(ALL_TASKS.length).toBeGreaterThanOrEqual(60);
    expect(Math.abs(count("zh") - count("en"))).toBeLessThanOrEqual(3);
    expect(new Set(ALL_TASKS.map(({ subject }) => subject))).toEqual(new Set(SUBJECTS));
    expect(new Set(ALL_TASKS.map(({ id }) => id)).size).toBe(ALL_TASKS.length);
  });

  it.each(ALL_TASKS.map((task) => [task.id, task] as const))(
    "%s is named after what it is and checks something",
    (id, task) => {
      expect(id.startsWith(`${task.subject}-${task.language}-`)).toBe(true);
      const checks = task.checks(site);
      // What a real model is held to as well.
      expect(checks.filter(({ scripted_only }) => !scripted_only).length).toBeGreaterThan(0);
      expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
      const words = task.messages(site).join(" ");
      expect(/[\u4e00-\u9fff]/.test(words)).toBe(task.language === "zh");
    },
  );
});
