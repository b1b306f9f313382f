import { expect, it } from "vitest";
import { countAct } from "./count-act.ts";

const MINUTE = 60_000;

it("refuses the sixteenth act, wherever the others were, until the person is asked or time has passed", () => {
  let now = 0;
  const act =
    (action: "click" | "press" | "select" | "open" | "read" = "click", has_asked = false) =>
    () =>
      countAct("one", action, { has_asked, now });
  for (const action of ["click", "press", "select", "click", "click"] as const)
    for (let count = 0; count < 3; count += 1) act(action)();
  for (const action of ["open", "read"] as const) expect(act(action)).not.toThrow();
  expect(act()).toThrow("ask_person");
  expect(() => countAct("other", "click", { has_asked: false, now })).not.toThrow();
  expect(() => countAct("one", "click", { has_asked: true, is_covered: true, now })).toThrow("ask_person");
  expect(act("click", true)).not.toThrow();
  for (let count = 0; count < 14; count += 1) act()();
  now += 4 * MINUTE;
  expect(act()).toThrow("ask_person");
  now += 2 * MINUTE;
  expect(act()).not.toThrow();
});
