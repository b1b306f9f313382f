import { expect, it } from "vitest";
import { readRule } from "./rule/read-rule.ts";
import { settleDue } from "./settle-due.ts";

const everyMinute = readRule({ kind: "cron", expression: "* * * * *", timezone: "UTC" });
const daily = readRule({ kind: "cron", expression: "0 9 * * *", timezone: "UTC" });
const at = (time: string) => new Date(`2026-01-${time}Z`);

it("an occurrence within 15 minutes is executed, the next one comes after it", () => {
  expect(settleDue(daily, at("01T09:00"), at("01T09:15"))).toEqual({
    missed: [],
    more: null,
    start: at("01T09:00"),
    next: at("02T09:00"),
  });
});

it("a later one is missed, and those between too", () => {
  expect(settleDue(daily, at("01T09:00"), at("03T09:16"))).toEqual({
    missed: [at("01T09:00"), at("02T09:00"), at("03T09:00")],
    more: null,
    start: null,
    next: at("04T09:00"),
  });
});

it("of several within 15 minutes each is executed, one by one", () => {
  const work = settleDue(everyMinute, at("01T09:00"), at("01T09:02"));
  expect(work).toMatchObject({ missed: [], start: at("01T09:00"), next: at("01T09:01") });
});

it("beyond a hundred, one record says how many; beyond a thousand more, that there are at least so many", () => {
  const hours = settleDue(everyMinute, at("01T00:00"), at("01T04:00"));
  expect(hours.missed).toHaveLength(100);
  // 03:45 is just within the grace: 225 are missed.
  expect(hours.more).toEqual({ due_at: at("01T01:40"), count: 125, is_at_least: false });
  expect(hours.start).toEqual(at("01T03:45"));
  const days = settleDue(everyMinute, at("01T00:00"), at("20T00:00"));
  expect(days.more).toEqual({ due_at: at("01T01:40"), count: 1000, is_at_least: true });
  expect(days.start).toEqual(at("19T23:45"));
  expect(days.next).toEqual(at("19T23:46"));
});

it("a rule that is over has no next", () => {
  const once = readRule({ kind: "once", expression: "2026-01-01T09:00", timezone: "UTC" });
  expect(settleDue(once, at("01T09:00"), at("01T09:01"))).toMatchObject({ start: at("01T09:00"), next: null });
  expect(settleDue(once, at("01T09:00"), at("01T10:00"))).toMatchObject({ missed: [at("01T09:00")], next: null });
});
