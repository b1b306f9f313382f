import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { type Contract, scopeOf } from "../protocol/contract/define.ts";

/**
 * Whether this person, with what they came with, may call this operation at all: what an API key is good for, and what
 * only administrators may do. FORBIDDEN otherwise. Whose objects they may touch is for the domain to say.
 */
export function authorize(contract: Contract, actor: Actor): void {
  if (actor.api_key) requireScope(contract, actor.api_key.scopes);
  if (contract.auth !== "superuser" || actor.is_superuser) return;
  const { permission } = contract;
  if (permission !== undefined && actor.permissions?.includes(permission)) return;
  throw fail("FORBIDDEN", permission === undefined ? {} : { message: `This needs the permission ${permission}.` });
}

function requireScope(contract: Contract, scopes: readonly string[]): void {
  if (contract.session_only) {
    throw fail("FORBIDDEN", { message: "An API key cannot do this. Sign in and do it yourself." });
  }
  const needed = scopeOf(contract);
  if (scopes.includes("*") || scopes.includes(needed)) return;
  throw fail("FORBIDDEN", { message: `This API key lacks the scope ${needed}.` });
}
