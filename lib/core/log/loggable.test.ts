import { expect, it } from "vitest";
import { loggable } from "./loggable.ts";

it("keeps the parameters of a failed query out of the log, and its cause in", () => {
  const cause = new Error("column does not exist");
  const error = Object.assign(new Error("params: hunter2", { cause }), { query: "select $1", params: ["hunter2"] });
  const logged = JSON.stringify(loggable(error));
  expect(logged).not.toContain("hunter2");
  expect(logged).toContain("select $1");
  expect(logged).toContain("column does not exist");
});

it("tells other errors with their stack, and leaves what is no error alone", () => {
  expect(loggable(new Error("plain"))).toMatchObject({ message: "plain", stack: expect.stringContaining("plain") });
  expect(loggable("text")).toBe("text");
});
