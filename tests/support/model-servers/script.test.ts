import { expect, it } from "vitest";
import { call, cut, delay, end, say, status, takeAnswer, think } from "./script.ts";

it("cuts a script into answers at tool calls, at endings, and at its end", () => {
  const script = [
    [think("a"), say("b"), call("t"), call("u")],
    [say("c"), end()],
    [status(429)],
    [say("d"), delay(1), cut()],
    [say("e"), say("f")],
  ];
  const left = script.flat();
  expect(script.map(() => takeAnswer(left))).toEqual(script);
  expect(takeAnswer(left)).toEqual([]);
});
