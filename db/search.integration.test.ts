import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "./client.ts";
import { conversations } from "./schema/index.ts";
import { matchesSearch, searchVector } from "./search.ts";

const AWKWARD = [
  "it's",
  "''",
  "'",
  "\\",
  "a\\",
  "\\'",
  "a:*",
  "a & b",
  "!x",
  "(y",
  "c <-> d",
  "中文",
  "🎉",
  "a:1A",
  " ",
];

async function matches(tokens: string[], token: string, prefix = false): Promise<boolean> {
  const [row] = await db().execute(
    sql`select ${matchesSearch(conversations.search, [{ token, prefix }])} as found from (select ${searchVector(tokens)} as search) as conversations`,
  );
  return row?.found === true;
}

describe("searchVector and matchesSearch", () => {
  it("keeps every token as it is", async () => {
    const [row] = await db().execute(sql`select tsvector_to_array(${searchVector([...AWKWARD, ""])}) as tokens`);
    expect(new Set(Array.isArray(row?.tokens) ? row.tokens : [])).toEqual(new Set(AWKWARD));
  });

  it.each(AWKWARD)("finds %j and nothing else by it", async (token) => {
    expect(await matches(AWKWARD, token)).toBe(true);
    expect(await matches([...AWKWARD.filter((other) => other !== token), "a", "b", "x", "y"], token)).toBe(false);
  });

  it("takes the beginning of a token only where that is asked for", async () => {
    expect([await matches(["it's"], "it'"), await matches(["it's"], "it'", true)]).toEqual([false, true]);
  });
});
