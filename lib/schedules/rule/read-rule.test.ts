import { describe, expect, it } from "vitest";
import { isAlmaError } from "../../core/errors.ts";
import { readNewTiming, readRule, type Timing } from "./read-rule.ts";

const BERLIN = "Europe/Berlin";

/** The next occurrences of a new rule, in UTC to the minute. */
function nextOnes(
  kind: Timing["kind"],
  expression: string,
  { from = "2026-01-01T00:00Z", timezone = BERLIN, count = 3 },
) {
  const { rule, next_at } = readNewTiming({ kind, expression, timezone }, new Date(from));
  const found: string[] = [];
  for (let at: Date | null = next_at; at && found.length < count; at = rule.next(at)) {
    found.push(at.toISOString().slice(0, 16));
  }
  return found;
}

function problemOf(kind: Timing["kind"], expression: string, timezone = BERLIN): string {
  try {
    readNewTiming({ kind, expression, timezone }, new Date("2026-01-01T00:00Z"));
  } catch (error) {
    if (!isAlmaError(error) || error.code !== "VALIDATION_ERROR") throw error;
    const [detail] = error.details ?? [];
    return `${detail?.field} ${detail?.message}`;
  }
  return "none";
}

describe("once", () => {
  it.each([
    ["2026-02-01T09:00", BERLIN, "2026-02-01T08:00"],
    ["2026-02-01T09:00:30", "UTC+8:00", "2026-02-01T01:00"],
    ["2026-02-01T09:00", "UTC", "2026-02-01T09:00"],
    ["2026-02-01T09:00:00Z", BERLIN, "2026-02-01T09:00"],
    ["2026-02-01T09:00:00+05:30", BERLIN, "2026-02-01T03:30"],
    ["2028-02-29T09:00", "UTC-3:30", "2028-02-29T12:30"],
  ])("%s in %s is %s", (expression, timezone, utc) => {
    expect(nextOnes("once", expression, { timezone })).toEqual([utc]);
  });

  it("in an hour that does not exist is as much later as the clocks were put forward", () => {
    expect(nextOnes("once", "2026-03-29T02:30", {})).toEqual(["2026-03-29T01:30"]);
    expect(nextOnes("once", "2026-03-08T02:30", { timezone: "America/New_York" })).toEqual(["2026-03-08T07:30"]);
  });

  it("in an hour that comes twice is the first time", () => {
    expect(nextOnes("once", "2026-10-25T02:30", {})).toEqual(["2026-10-25T00:30"]);
    expect(nextOnes("once", "2026-04-05T02:30", { timezone: "Australia/Sydney" })).toEqual(["2026-04-04T15:30"]);
  });

  it.each(["2026-02-30T09:00", "tomorrow", "2026-02-01", "2026-13-01T00:00", "2026-02-01T25:00", "1e9", ""])(
    "%j is no time",
    (expression) => {
      expect(problemOf("once", expression)).toMatch(/^expression is no date and time/);
    },
  );

  it("in the past has no occurrence", () => {
    expect(problemOf("once", "2025-12-31T23:00")).toBe("expression has no occurrence ahead");
  });
});

describe("cron", () => {
  it.each([
    ["0 9 * * *", { timezone: "Asia/Shanghai" }, ["2026-01-01T01:00", "2026-01-02T01:00", "2026-01-03T01:00"]],
    ["0 9 * * *", { timezone: "UTC+8:00" }, ["2026-01-01T01:00", "2026-01-02T01:00", "2026-01-03T01:00"]],
    ["30 7 * * MON-FRI", { timezone: "UTC" }, ["2026-01-01T07:30", "2026-01-02T07:30", "2026-01-05T07:30"]],
    ["0 0 31 * *", { timezone: "UTC" }, ["2026-01-31T00:00", "2026-03-31T00:00", "2026-05-31T00:00"]],
    ["0 0 29 2 *", { timezone: "UTC", from: "2096-03-01T00:00Z", count: 2 }, ["2104-02-29T00:00", "2108-02-29T00:00"]],
    ["0 0 1 1 *", { timezone: "UTC", from: "2026-01-01T00:00Z", count: 1 }, ["2027-01-01T00:00"]],
  ])("%s", (expression, options, expected) => {
    expect(nextOnes("cron", expression, options)).toEqual(expected);
  });

  it("a fixed time in an hour that does not exist is right after it, once", () => {
    const from = "2026-03-28T12:00Z";
    expect(nextOnes("cron", "30 2 * * *", { from, count: 2 })).toEqual(["2026-03-29T01:00", "2026-03-30T00:30"]);
    expect(nextOnes("cron", "30 2,14 * * *", { from })).toEqual([
      "2026-03-28T13:30",
      "2026-03-29T01:00",
      "2026-03-29T12:30",
    ]);
  });

  it("a fixed time in an hour that comes twice is due once", () => {
    const from = "2026-10-24T12:00Z";
    expect(nextOnes("cron", "30 2 * * *", { from, count: 2 })).toEqual(["2026-10-25T00:30", "2026-10-26T01:30"]);
    expect(nextOnes("cron", "0 2,3 * * *", { from, count: 3 })).toEqual([
      "2026-10-25T00:00",
      "2026-10-25T02:00",
      "2026-10-26T01:00",
    ]);
  });

  it("every hour stays every hour when the clocks change", () => {
    const hours = ["2026-10-24T23:00", "2026-10-25T00:00", "2026-10-25T01:00", "2026-10-25T02:00"];
    expect(nextOnes("cron", "0 * * * *", { from: "2026-10-24T22:30Z", count: 4 })).toEqual(hours);
  });

  it.each([
    ["0 0 9 * * *", "expression must have five fields"],
    ["@daily", "expression must have five fields"],
    ["2027-01-01T00:00:00", "expression must have five fields"],
    ["61 * * * *", "expression has a field that cannot be read: Invalid value for minute: 61"],
    ["* * * * FUN", "expression has a field that cannot be read"],
    ["*/0 * * * *", "expression has a field that cannot be read"],
    ["0 0 30 2 *", "expression has no occurrence ahead"],
  ])("%j: %s", (expression, problem) => {
    expect(problemOf("cron", expression)).toContain(problem);
  });
});

describe("rrule", () => {
  it("without DTSTART begins at the minute it was made, and is kept with it", () => {
    const now = new Date("2026-01-01T08:30:45Z");
    const { expression, next_at } = readNewTiming({ kind: "rrule", expression: "FREQ=DAILY", timezone: BERLIN }, now);
    expect(expression).toBe("DTSTART:20260101T093000\nRRULE:FREQ=DAILY");
    expect(next_at.toISOString()).toBe("2026-01-02T08:30:00.000Z");
    const again = readRule({ kind: "rrule", expression, timezone: BERLIN });
    expect(again.next(next_at)?.toISOString()).toBe("2026-01-03T08:30:00.000Z");
  });

  it.each([
    [
      "DTSTART:20260105T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO",
      ["2026-01-05T08:00", "2026-01-12T08:00", "2026-01-19T08:00"],
    ],
    ["DTSTART;TZID=Europe/Berlin:20260101T090000\nRRULE:FREQ=DAILY;COUNT=2", ["2026-01-01T08:00", "2026-01-02T08:00"]],
    ["DTSTART:20260101T080000Z RRULE:FREQ=DAILY;COUNT=1", ["2026-01-01T08:00"]],
    ["rrule:freq=monthly;bymonthday=-1;byhour=9;byminute=0;count=2", ["2026-01-31T08:00", "2026-02-28T08:00"]],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=0;BYMINUTE=0;COUNT=2", ["2028-02-28T23:00", "2032-02-28T23:00"]],
    ["FREQ=HOURLY;INTERVAL=6;UNTIL=20260101", ["2026-01-01T06:00", "2026-01-01T12:00", "2026-01-01T18:00"]],
    ["DTSTART:20250901T090000\nRRULE:FREQ=HOURLY;BYHOUR=9;COUNT=123", ["2026-01-01T08:00"]],
    ["FREQ=DAILY;BYHOUR=9;UNTIL=20260102T090000", ["2026-01-01T08:00", "2026-01-02T08:00"]],
    ["FREQ=DAILY;BYHOUR=9;UNTIL=20260102T080000Z", ["2026-01-01T08:00", "2026-01-02T08:00"]],
  ])("%j", (expression, expected) => {
    expect(nextOnes("rrule", expression, {})).toEqual(expected);
  });

  it("is read by the clocks of a zone given as an offset", () => {
    const start = "DTSTART:20260101T090000\nRRULE:FREQ=DAILY;COUNT=1";
    expect(nextOnes("rrule", start, { timezone: "UTC+8:00" })).toEqual(["2026-01-01T01:00"]);
  });

  it("leaves out a time that does not exist and takes one that comes twice once", () => {
    const gap = "DTSTART:20260328T023000\nRRULE:FREQ=DAILY";
    expect(nextOnes("rrule", gap, {})).toEqual(["2026-03-28T01:30", "2026-03-30T00:30", "2026-03-31T00:30"]);
    const fold = "DTSTART:20261024T023000\nRRULE:FREQ=DAILY";
    expect(nextOnes("rrule", fold, {})).toEqual(["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]);
  });

  it.each([
    ["FREQ=SECONDLY", "expression must repeat every minute"],
    ["INTERVAL=2", "expression must repeat every minute"],
    ["hello", "expression has a part that cannot be used here: HELLO"],
    ["FREQ=DAILY;BYSECOND=5", "cannot be used here: BYSECOND=5"],
    ["FREQ=DAILY;FREQ=DAILY", "cannot be used here"],
    ["FREQ=DAILY;BYHOUR=24", "cannot be used here: BYHOUR=24"],
    ["FREQ=DAILY;INTERVAL=0", "cannot be used here"],
    ["FREQ=DAILY;COUNT=1000000", "cannot be used here"],
    ["FREQ=DAILY;COUNT=2;UNTIL=20270101", "COUNT and UNTIL"],
    ["FREQ=DAILY;UNTIL=20261399", "UNTIL=20261399"],
    ["FREQ=DAILY;CONSTRUCTOR=1", "cannot be used here"],
    ["FREQ=DAILY\nRRULE:FREQ=WEEKLY", "must be one RRULE"],
    ["DTSTART:20260101T090000\nRRULE:FREQ=DAILY\nEXDATE:20260102T090000", "must be one RRULE"],
    ["DTSTART;TZID=Asia/Tokyo:20260101T090000\nRRULE:FREQ=DAILY", "another time zone than the schedule's: Asia/Tokyo"],
    ["DTSTART:20200101T090000\nRRULE:FREQ=DAILY;COUNT=3", "has no occurrence ahead"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "has no occurrence ahead"],
  ])("%j: %s", (expression, problem) => {
    expect(problemOf("rrule", expression)).toContain(problem);
  });

  it.each([
    "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MINUTELY;BYSETPOS=2",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYSETPOS=9",
    "FREQ=DAILY;COUNT=500;BYMONTH=2;BYMONTHDAY=30",
    `FREQ=YEARLY;BYHOUR=${[...Array(24).keys()]};BYMINUTE=${[...Array(60).keys()]};BYSETPOS=-1,1,300`,
    "FREQ=HOURLY;COUNT=500;BYDAY=MO;BYHOUR=9",
    "DTSTART:19000101T000000\nRRULE:FREQ=MINUTELY",
  ])("%s costs little, whether it is ever due or not", (expression) => {
    problemOf("rrule", "FREQ=DAILY");
    const start = process.cpuUsage();
    problemOf("rrule", expression);
    const { user, system } = process.cpuUsage(start);
    // Microseconds of the processor. Measured: at most 50 ms; unbounded searches took seconds.
    expect(user + system).toBeLessThan(600_000);
  });
});

it("a time zone that does not exist is named", () => {
  for (const timezone of ["Moon/Crater", "UTC+99:00"]) {
    expect(problemOf("cron", "0 9 * * *", timezone)).toBe("timezone is not a time zone");
  }
});
