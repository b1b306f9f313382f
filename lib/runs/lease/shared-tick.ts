interface TickOptions<T> {
  every_ms: number;
  /** Looks after all of them. The next look waits for its end. */
  look: (members: T[]) => Promise<void>;
  /** Told when a look failed; the next one comes all the same. */
  failed: (error: unknown) => void;
}

/** What is looked after together, for as long as there is any of it: one timer for all, and one look at a time. */
export class SharedTick<T> {
  readonly #members = new Set<T>();
  readonly #options: TickOptions<T>;
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;

  constructor(options: TickOptions<T>) {
    this.#options = options;
  }

  /** Answers how to take it out again. */
  add(member: T): () => void {
    this.#members.add(member);
    this.#timer ??= setInterval(() => void this.#tick(), this.#options.every_ms);
    return () => {
      this.#members.delete(member);
      if (this.#members.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  }

  has(member: T): boolean {
    return this.#members.has(member);
  }

  async #tick(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#options.look([...this.#members]);
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#isLooking = false;
    }
  }
}
