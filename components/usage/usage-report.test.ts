import { expect, it } from "vitest";
import { everyDay } from "./usage-report";

const line = { requests: 2, failures: 0, prompt_tokens: 3, completion_tokens: 4, total_tokens: 7, costs: [] };

it("has every day once, those without calls among them", () => {
  const byDay = [
    { ...line, day: "2026-03-01" },
    { ...line, day: "2026-02-27" },
  ];
  expect(everyDay({ from: "2026-02-27", to: "2026-03-01", byDay })).toEqual([
    { day: "2026-02-27", tokens: 7, requests: 2 },
    { day: "2026-02-28", tokens: 0, requests: 0 },
    { day: "2026-03-01", tokens: 7, requests: 2 },
  ]);
});
