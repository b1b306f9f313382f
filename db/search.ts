import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** One condition of a search: a token that must be there, or the beginning of one. */
interface SearchTerm {
  token: string;
  prefix: boolean;
}

/** A lexeme as PostgreSQL's own input syntax quotes it: no operator of the query language survives inside. */
const quoteLexeme = (token: string): string => `'${token.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** The value of a `search` column: the tokens as they are, without PostgreSQL's own parser, which cannot cut Chinese. */
export const searchVector = (tokens: string[]): SQL<string> =>
  sql`${tokens
    .filter((token) => token !== "")
    .map(quoteLexeme)
    .join(" ")}::tsvector`;

/**
 * True where the `search` column meets every term; nothing matches an empty list. The terms are asked for in a query of
 * their own, so that PostgreSQL's estimate, and with it the plan it keeps, is the same for all words: planning over all
 * partitions takes three times as long as searching them.
 */
export function matchesSearch(column: AnyColumn, terms: SearchTerm[]): SQL<boolean> {
  if (terms.length === 0) return sql<boolean>`false`;
  const query = terms.map((term) => quoteLexeme(term.token) + (term.prefix ? ":*" : "")).join(" & ");
  return sql<boolean>`${column} @@ (select ${query}::tsquery)`;
}
