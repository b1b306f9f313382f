import { EVERY_SCOPE } from "./contract/api-keys.ts";
import { scopeOf } from "./contract/define.ts";
import { contracts } from "./contract/index.ts";

/** What an API key can be good for: one scope per kind of object and way, as the operations that take a key need them. */
export const SCOPES: readonly string[] = [
  ...new Set(contracts.filter(({ auth, session_only }) => auth !== "none" && !session_only).map(scopeOf)),
].sort();

/** Whether a key with these scopes is good for what needs this one. */
export const coversScope = (scopes: readonly string[], needed: string): boolean =>
  scopes.includes(EVERY_SCOPE) || scopes.includes(needed);
