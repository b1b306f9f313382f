import { expect, it } from "vitest";
import { idAt, isId, newId, timeOf } from "./ids.ts";

it("makes an id of any instant, also of one before ids count", () => {
  for (const time of ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-11-23T00:00:00Z", "9999-12-31T23:59:59Z"]) {
    expect(isId(idAt(new Date(time))), time).toBe(true);
  }
  const now = new Date();
  expect(timeOf(idAt(now))).toEqual(now);
  expect(idAt(new Date(-1)) < idAt(now)).toBe(true);
  expect(newId() > idAt(new Date(now.getTime() - 1))).toBe(true);
});
