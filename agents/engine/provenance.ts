/**
 * Where a run's words come from. Once it has read something untrusted (a page, a file, what a program printed), an address
 * that neither the person wrote nor something read names word for word is visited only with the person's approval: an
 * address that a fooled model puts together could carry the conversation away.
 */
export class Provenance {
  readonly #named: Set<string>;
  #hasRead = false;

  constructor(person: string[]) {
    this.#named = new Set(person.flatMap(wordsOf));
  }

  /** Takes note of what a tool brought in from outside. */
  note(text: string): void {
    this.#hasRead = true;
    for (const word of wordsOf(text)) this.#named.add(word);
  }

  /** Whether something from outside may be steering the run. */
  get hasReadUntrusted(): boolean {
    return this.#hasRead;
  }

  /** Whether an address may be visited without asking. */
  mayVisit(address: string): boolean {
    return !this.#hasRead || this.#named.has(plain(address));
  }
}

/** What ends an address in running text, in Markdown, HTML and JSON. */
const BETWEEN = /[\s<>"'`\\^|(){}[\]，。；：、！？（）《》「」【】]+/u;

/** The words of a text, as addresses are compared: whole, so that the begin of a longer address names nothing. */
const wordsOf = (text: string): string[] => text.split(BETWEEN).filter(Boolean).map(plain);

const SCHEME = /^https?:\/\//i;
/** What a sentence or a missing path leaves behind an address. */
const TRAILING = new Set(".,;:!?/*_~");

/**
 * Without its scheme and what trails behind. Counted from the end: a pattern would begin anew at each of a hundred
 * thousand asterisks, and a page could keep the whole process busy for minutes.
 */
function plain(word: string): string {
  let end = word.length;
  while (end > 0 && TRAILING.has(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end).replace(SCHEME, "");
}
