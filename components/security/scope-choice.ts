import { EVERY_SCOPE } from "@/lib/protocol/contract/api-keys";

/** What a key is good for, as a person chooses it. */
export type ScopeChoice = "read_only" | "everything" | "chosen";

export const readScopes = (all: readonly string[]): string[] => all.filter((scope) => scope.endsWith(":read"));

/** Which of the three choices these scopes are. */
export function choiceOf(scopes: readonly string[], all: readonly string[]): ScopeChoice {
  if (scopes.includes(EVERY_SCOPE)) return "everything";
  const reads = readScopes(all);
  return scopes.length === reads.length && reads.every((scope) => scopes.includes(scope)) ? "read_only" : "chosen";
}

/** The scopes that a choice stands for; `chosen` are those ticked one by one. */
export function scopesFor(choice: ScopeChoice, chosen: readonly string[], all: readonly string[]): string[] {
  if (choice === "everything") return [EVERY_SCOPE];
  return choice === "read_only" ? readScopes(all) : all.filter((scope) => chosen.includes(scope));
}

export interface ScopeRow {
  tag: string;
  read: string | null;
  write: string | null;
}

/** One row per kind of object, with the scope to read it and the one to change it, where there are such. */
export function scopeRows(all: readonly string[]): ScopeRow[] {
  const tags = [...new Set(all.map((scope) => scope.split(":")[0] ?? scope))];
  const only = (scope: string) => (all.includes(scope) ? scope : null);
  return tags.map((tag) => ({ tag, read: only(`${tag}:read`), write: only(`${tag}:write`) }));
}
