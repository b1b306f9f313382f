import { expect, it } from "vitest";
import { entryFacts } from "./entry-facts.ts";

it("lays before beside after, in either form, and leaves the subject out", () => {
  const updated = { user_id: "u", before: { email: "a@x" }, after: { email: "b@x" }, sessions_ended: 2 };
  expect(entryFacts(updated)).toEqual([
    { name: "email", before: "a@x", value: "b@x" },
    { name: "sessions_ended", value: "2" },
  ]);
  expect(entryFacts({ is_on: true, days: 30, before: { is_on: false, days: 30 } })).toEqual([
    { name: "is_on", before: "false", value: "true" },
    { name: "days", value: "30" },
  ]);
});

it("shows what is nothing, and what is no text, in words", () => {
  expect(entryFacts({ mode: null, scopes: ["a", "b"] })).toEqual([
    { name: "mode", value: "–" },
    { name: "scopes", value: '["a","b"]' },
  ]);
});
