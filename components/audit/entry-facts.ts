/** One line of what is written about an event: what it was and what it is, where something was changed. */
export interface EntryFact {
  name: string;
  before?: string;
  value: string;
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "–" : JSON.stringify(value);

/**
 * What an entry says, name by name. `before` is laid beside what came after, whether that stands under `after` or beside
 * it; ids of the actor and the subject, which are shown elsewhere, are left out.
 */
export function entryFacts(data: Record<string, unknown>): EntryFact[] {
  const { before, after, user_id: _user, ...rest } = data;
  const now: Record<string, unknown> = { ...rest, ...(isTree(after) && after) };
  const then = isTree(before) ? before : {};
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return names.map((name) => {
    const fact = { name, value: textOf(now[name]) };
    const isChanged = name in then && textOf(then[name]) !== fact.value;
    return isChanged ? { ...fact, before: textOf(then[name]) } : fact;
  });
}
