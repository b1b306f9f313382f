/** A person with one of everything, each text of which holds their canary: whoever else sees it has seen too much. */
export interface Planted {
  user_id: string;
  email: string;
  token: string;
  canary: string;
  /** By the name of the parameter or field that would name it. */
  ids: Record<string, string>;
}

/** The id under a name; a missing one is a mistake in the test. */
export function idOf({ ids }: Planted, name: string): string {
  const id = ids[name];
  if (!id) throw new Error(`nothing was planted under ${name}`);
  return id;
}
