import fc from "fast-check";

const deep = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

/** What no field expects: wrong types, operators of databases, text that cannot be stored, and far too much. */
export const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  0.5,
  "",
  " ",
  [],
  {},
  [[]],
  { $ne: null },
  { $gt: "" },
  { "->>": "x" },
  { toString: "x", constructor: { prototype: { is_superuser: true } } },
  ["' or 1=1 --"],
  "'; drop table users; --",
  "%' or '1'='1",
  "$1",
  "{{7*7}}",
  ["$", "{ALMA_SECRET}"].join(""),
  "../../etc/passwd",
  "<script>alert(1)</script>",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00x",
  "\u202e",
  "🎉".repeat(200),
  "x".repeat(20_000),
  "2026-99-99T99:99:99Z",
  "NaN",
  "Infinity",
  "00000000-0000-0000-0000-000000000000",
  deep(200),
];

/** Names that a client must never be able to set. */
export const FORBIDDEN_FIELDS = {
  is_superuser: true,
  is_system_agent: true,
  is_active: true,
  user_id: "0198c0de-0000-7000-8000-000000000000",
  owner: "0198c0de-0000-7000-8000-000000000000",
  owner_id: "0198c0de-0000-7000-8000-000000000000",
  created_by: "0198c0de-0000-7000-8000-000000000000",
  role: "superuser",
  permissions: ["user:delete"],
  hashed_password: "x",
  email_verified_at: "2020-01-01T00:00:00Z",
};

export const hostile: fc.Arbitrary<unknown> = fc.constantFrom(...HOSTILE);
