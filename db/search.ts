import { type SQL, sql } from "drizzle-orm";

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

/** A query that meets every term; an empty one, which nothing meets, for an empty list. */
export const searchQuery = (terms: SearchTerm[]): SQL =>
  sql`${terms.map((term) => quoteLexeme(term.token) + (term.prefix ? ":*" : "")).join(" & ")}::tsquery`;
