interface NamedProvider {
  llm_id: string;
  /** Its kind, `openai` for one. */
  provider: string;
  provider_name: string;
}

/** The part of a name that is every agent's. */
export const AGENTS = "alma";

/**
 * What stands before the slash for each provider: its name in small letters, with `-` for all but letters and digits. Of
 * two with the same name the older keeps it and the younger is `name-2`; none is called `alma`.
 */
export function providerSlugs(providers: NamedProvider[]): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set([AGENTS]);
  for (const { llm_id, provider, provider_name } of providers) {
    if (slugs.has(llm_id)) continue;
    const slug = free(slugOf(provider_name) || provider, taken);
    taken.add(slug);
    slugs.set(llm_id, slug);
  }
  return slugs;
}

const slugOf = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");

function free(slug: string, taken: Set<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
