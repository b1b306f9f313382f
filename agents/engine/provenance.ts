/** Addresses of one host that only outside content named and that a run follows without asking. */
const MOST_FOLLOWED = 8;

/**
 * Where a run's words come from. Once it has read something untrusted (a page, a file, what a program printed), an address
 * that the person did not write is visited only with the person's approval: an address that a fooled model puts together
 * could carry the conversation away. Addresses that something read names word for word may be followed, a few of each host:
 * a page that names one address for every letter could otherwise be told a secret letter by letter.
 */
export class Provenance {
  readonly #byPerson: Set<string>;
  readonly #byOthers = new Set<string>();
  readonly #followed = new Map<string, Set<string>>();
  #hasRead = false;

  constructor(person: string[]) {
    this.#byPerson = new Set(person.flatMap(wordsOf));
  }

  /** Something from outside is in what models read, though it names no address that may be followed. */
  taint(): void {
    this.#hasRead = true;
  }

  /** Takes note of what a tool brought in from outside. */
  note(text: string): void {
    this.#hasRead = true;
    for (const word of wordsOf(text)) this.#byOthers.add(word);
  }

  /** Whether something from outside may be steering the run. */
  get hasReadUntrusted(): boolean {
    return this.#hasRead;
  }

  /** Whether an address may be visited without asking; one that others named counts against its host's few. */
  mayVisit(address: string): boolean {
    const word = plain(address);
    if (!this.#hasRead || this.#byPerson.has(word)) return true;
    if (!this.#byOthers.has(word)) return false;
    const host = hostOf(word);
    const followed = this.#followed.get(host) ?? new Set();
    if (!followed.has(word) && followed.size >= MOST_FOLLOWED) return false;
    this.#followed.set(host, followed.add(word));
    return true;
  }
}

/** What ends an address in running text, in Markdown, HTML and JSON. */
const BETWEEN = /[\s<>"'`\\^|(){}[\]，。；：、！？（）《》「」【】]+/u;

/** The words of a text, as addresses are compared: whole, so that the begin of a longer address names nothing. */
const wordsOf = (text: string): string[] => text.split(BETWEEN).filter(Boolean).map(plain);

const SCHEME = /^https?:\/\//i;
/** What a sentence or a missing path leaves behind an address. */
const TRAILING = new Set(".,;:!?/*_~");

/** Who is asked: all names of one site count together, or it would have a name for every letter. */
function hostOf(word: string): string {
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
