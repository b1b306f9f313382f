import { expect, it } from "vitest";
import { choiceOf, scopeRows, scopesFor } from "./scope-choice";

const ALL = ["files:read", "messages:read", "messages:write", "runs:write"];

it("makes scopes of a choice and knows the choice by them", () => {
  for (const choice of ["everything", "read_only"] as const)
    expect(choiceOf(scopesFor(choice, ["runs:write"], ALL), ALL)).toBe(choice);
  expect(scopesFor("everything", [], ALL)).toEqual(["*"]);
  expect(scopesFor("read_only", [], ALL)).toEqual(["files:read", "messages:read"]);
  expect(scopesFor("chosen", ["runs:write", "unicorns:read"], ALL)).toEqual(["runs:write"]);
  expect(choiceOf(["files:read"], ALL)).toBe("chosen");
  expect(choiceOf(["files:read", "runs:write"], ALL)).toBe("chosen");
});

it("has a row for each kind of object", () => {
  expect(scopeRows(ALL)).toEqual([
    { tag: "files", read: "files:read", write: null },
    { tag: "messages", read: "messages:read", write: "messages:write" },
    { tag: "runs", read: null, write: "runs:write" },
  ]);
});
