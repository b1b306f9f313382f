import { addressAsked, addressesNamed, addressForm } from "./tool-call/address-forms.ts";

/** Addresses of one site that only outside content named and that a run follows without asking. */
const MOST_FOLLOWED = 8;
/** Of all sites together: whoever has many sites has a letter for each of them. */
const MOST_FOLLOWED_IN_ALL = 48;

/**
 * Where a run's words come from. Once it has read something untrusted (a page, a file, what a program printed), an address
 * that the person did not write is visited only with the person's approval: an address that a fooled model puts together
 * could carry the conversation away. Addresses that something read names word for word may be followed, a few of each site:
 * a page that names one address for every letter could otherwise be told a secret letter by letter.
 */
export class Provenance {
  readonly #byPerson: Set<string>;
  readonly #byModels = new Set<string>();
  readonly #byOthers = new Set<string>();
  readonly #visited = new Set<string>();
  readonly #visitedForms = new Set<string>();
  readonly #followed = new Map<string, Set<string>>();
  #hasRead = false;

  constructor(person: string[]) {
    this.#byPerson = new Set(addressesNamed(person).flat());
  }

  /** Something from outside is in what models read, though it names no address that may be followed. */
  taint(): void {
    this.#hasRead = true;
  }

  /** Takes note of what a tool quotes from outside. What a model said before names nothing when it comes back. */
  note(output: unknown): void {
    this.#hasRead = true;
    for (const ways of addressesNamed(output)) {
      if (!ways.some((way) => this.#byModels.has(way))) for (const way of ways) this.#byOthers.add(way);
    }
  }

  /** Takes note of what a model asks a tool for, before the tool answers. */
  noteSaid(input: unknown): void {
    for (const address of addressesNamed(input).flat()) this.#byModels.add(address);
  }

  /** An address was visited: to visit it once more tells its site nothing new, as when a long page is read on. */
  noteVisit(address: string): void {
    this.#visited.add(addressAsked(address));
    this.#visitedForms.add(addressForm(address));
  }

  /** Whether something from outside may be steering the run. */
  get hasReadUntrusted(): boolean {
    return this.#hasRead;
  }

  /** Whether an address may be visited without asking; one that others named counts against its site's few. */
  mayVisit(address: string): boolean {
    const [form, asked] = [addressForm(address), addressAsked(address)];
    if (!this.#hasRead || this.#byPerson.has(form) || this.#visited.has(asked)) return true;
    if (!this.#byOthers.has(form) && !this.#visitedForms.has(form)) return false;
    const site = siteOf(asked);
    // As it is asked for: with a scheme and with the other would be a sign each.
    const followed = this.#followed.get(site) ?? new Set();
    if (followed.has(asked)) return true;
    const all = [...this.#followed.values()].reduce((sum, { size }) => sum + size, 0);
    if (followed.size >= MOST_FOLLOWED || all >= MOST_FOLLOWED_IN_ALL) return false;
    this.#followed.set(site, followed.add(asked));
    return true;
  }
}

/** Who is asked: all names of one site count together, or it would have a name for every letter. */
function siteOf(address: string): string {
  const { hostname = address } = URL.parse(address) ?? {};
  if (/[\d\]]$/.test(hostname)) return hostname;
  const labels = hostname.split(".");
  const isBelowCountry = labels.at(-1)?.length === 2 && (labels.at(-2)?.length ?? 0) <= 3;
  return labels.slice(isBelowCountry ? -3 : -2).join(".");
}
