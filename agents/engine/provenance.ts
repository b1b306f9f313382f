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
  readonly #followed = new Map<string, Set<string>>();
  #hasRead = false;

  constructor(person: string[]) {
    this.#byPerson = new Set(person.flatMap(wordsOf).flatMap(waysToWrite));
  }

  /** Something from outside is in what models read, though it names no address that may be followed. */
  taint(): void {
    this.#hasRead = true;
  }

  /** Takes note of what a tool quotes from outside. What a model said before names nothing when it comes back. */
  note(text: string): void {
    this.#hasRead = true;
    const words = wordsOf(text).filter((word) => !this.#byModels.has(plain(word)));
    for (const word of words.flatMap(waysToWrite)) this.#byOthers.add(word);
  }

  /** Takes note of what a model asks a tool for, before the tool answers. */
  noteSaid(text: string): void {
    for (const word of wordsOf(text)) this.#byModels.add(plain(word));
  }

  /** An address was visited: to visit it once more tells its site nothing new, as when a long page is read on. */
  noteVisit(address: string): void {
    this.#visited.add(visitOf(address));
  }

  /** Whether something from outside may be steering the run. */
  get hasReadUntrusted(): boolean {
    return this.#hasRead;
  }

  /** Whether an address may be visited without asking; one that others named counts against its site's few. */
  mayVisit(address: string): boolean {
    const visit = visitOf(address);
    if (!this.#hasRead || this.#byPerson.has(visit) || this.#visited.has(visit)) return true;
    if (!this.#byOthers.has(visit)) return false;
    const site = siteOf(visit);
    const followed = this.#followed.get(site) ?? new Set();
    if (followed.has(visit)) return true;
    const all = [...this.#followed.values()].reduce((sum, { size }) => sum + size, 0);
    if (followed.size >= MOST_FOLLOWED || all >= MOST_FOLLOWED_IN_ALL) return false;
    this.#followed.set(site, followed.add(visit));
    return true;
  }
}

/** The addresses in what is given to somebody else's tool: with a scheme, or as a host with something behind it. */
export const addressesIn = (input: unknown): string[] =>
  wordsOf(JSON.stringify(input) ?? "").filter((word) => ADDRESS.test(word));

const ADDRESS = /^\w+:\/\/|^(\/\/)?[\w-]+(\.[\w-]+)+[:/?#]/;

/** What ends an address in running text, in Markdown, HTML and JSON. */
const BETWEEN = /[\s<>"'`\\^|(){}[\]，。；：、！？（）《》「」【】]+/u;

/** The words of a text: whole, so that the begin of a longer address names nothing. */
const wordsOf = (text: string): string[] => text.split(BETWEEN).filter(Boolean);

/** The addresses that a word in running text can mean: with what stands behind it, and without. */
const waysToWrite = (word: string): string[] => [visitOf(word), plain(word)];

/** An address as it is compared: exactly, or signs added to it would be a letter each to its site. */
const visitOf = (address: string): string => address.replace(SCHEME, "").replace(/\/$/, "");

const SCHEME = /^https?:\/\//i;
/** What a sentence or a missing path leaves behind an address. */
const TRAILING = new Set(".,;:!?/*_~");

/** Who is asked: all names of one site count together, or it would have a name for every letter. */
function siteOf(word: string): string {
  const { hostname = word } = URL.parse(`http://${word}`) ?? {};
  if (/[\d\]]$/.test(hostname)) return hostname;
  const labels = hostname.split(".");
  const isBelowCountry = labels.at(-1)?.length === 2 && (labels.at(-2)?.length ?? 0) <= 3;
  return labels.slice(isBelowCountry ? -3 : -2).join(".");
}

/**
 * Without its scheme and what trails behind. Counted from the end: a pattern would begin anew at each of a hundred
 * thousand asterisks, and a page could keep the whole process busy for minutes.
 */
function plain(word: string): string {
  let end = word.length;
  while (end > 0 && TRAILING.has(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end).replace(SCHEME, "");
}
