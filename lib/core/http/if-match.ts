import { fail } from "../errors.ts";
import { requestContext } from "../log/request-context.ts";

/** What a version looks like as an entity tag. */
export const entityTag = (version: number): string => `"${version}"`;

/**
 * Throws PRECONDITION_FAILED when the request said which version it has seen (`If-Match`) and the row, locked by the
 * caller's transaction, is another one by now. Nothing happens for a request that said nothing.
 */
export function checkVersion(version: number): void {
  const seen = requestContext()?.if_match;
  if (!seen || seen.includes("*") || seen.includes(entityTag(version))) return;
  throw fail("PRECONDITION_FAILED");
}
