import { describe, expect, it } from "vitest";
import { areWeekdays, expressionOf, nextHour, TIMING, timingOf } from "./timing";

describe("the time of a schedule", () => {
  it.each([
    ["30 9 * * *", { shape: "daily", time: "09:30" }],
    ["0 * * * *", { shape: "hourly", minute: 0 }],
    ["5 18 * * 1", { shape: "weekly", time: "18:05", days: [1] }],
    ["0 9 * * 1-5", { shape: "weekly", days: [1, 2, 3, 4, 5] }],
    ["0 9 * * 7,6", { shape: "weekly", days: [0, 6] }],
    ["0 9 31 * *", { shape: "monthly", day: "31", time: "09:00" }],
    ["0 9 L * *", { shape: "monthly", day: "L" }],
  ])("%s has a common shape", (expression, expected) => {
    expect(timingOf("cron", expression)).toMatchObject(expected);
  });

  it.each([
    "*/5 * * * *",
    "0 9 1 1 *",
    "0 9 * * MON",
    "0 9 1 * 1",
    "0 9,18 * * *",
    "0 9 0 * *",
    "0 9 * * 1/2",
    "nonsense",
  ])("%s is left as cron", (expression) => {
    expect(timingOf("cron", expression)).toMatchObject({ shape: "cron", expression });
  });

  it("comes back as it was", () => {
    for (const expression of ["30 9 * * *", "7 * * * *", "0 9 * * 1,3", "0 9 L * *", "0 9 15 * *", "*/5 * * * *"]) {
      expect(expressionOf(timingOf("cron", expression))).toEqual({ kind: "cron", expression });
    }
    const rule = "DTSTART:20260101T090000\nRRULE:FREQ=DAILY";
    expect(expressionOf(timingOf("rrule", rule))).toEqual({ kind: "rrule", expression: rule });
    const once = { kind: "once", expression: "2026-05-01T09:00" };
    expect(expressionOf(timingOf("once", once.expression))).toEqual(once);
    expect(expressionOf({ ...TIMING, shape: "weekly", days: [5, 1] }).expression).toBe("0 9 * * 1,5");
  });

  it("of a new single one is the next full hour by the zone's clocks", () => {
    const now = Date.parse("2026-05-01T23:20:00Z");
    expect(nextHour("UTC", now)).toBe("2026-05-02T00:00");
    expect(nextHour("+08:00", now)).toBe("2026-05-02T08:00");
  });

  it("knows a working week", () => {
    expect(areWeekdays([5, 4, 3, 2, 1])).toBe(true);
    expect(areWeekdays([1, 2, 3, 4])).toBe(false);
  });
});
