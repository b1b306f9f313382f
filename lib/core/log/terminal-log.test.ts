import { expect, it } from "vitest";
import { terminalLine } from "./terminal-log.ts";

it("puts a log record into one line for a person", () => {
  const line = terminalLine(
    JSON.stringify({ level: 30, time: 0, url: "http://localhost:3000", n: 2, msg: "listening" }),
  );
  expect(line).toMatch(/^\d\d:\d\d:\d\d info {2}listening url=http:\/\/localhost:3000 n=2\n$/);
});

it("shows where an error came from", () => {
  const error = { level: 50, time: 0, msg: "failed", err: { message: "no", stack: "Error: no\n    at here" } };
  expect(terminalLine(JSON.stringify(error))).toContain("Error: no\n    at here");
});
