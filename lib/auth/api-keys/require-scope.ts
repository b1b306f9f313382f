import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { coversScope } from "../../protocol/scopes.ts";

/** FORBIDDEN for an API key that is not good for this; whoever is signed in themselves passes. */
export function requireScope({ api_key }: Actor, needed: string): void {
  if (!api_key || coversScope(api_key.scopes, needed)) return;
  throw fail("FORBIDDEN", { message: `This API key lacks the scope ${needed}.` });
}
