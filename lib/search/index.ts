export { type SearchTerm, searchTerms } from "./terms.ts";
export { searchTokens } from "./tokens.ts";
