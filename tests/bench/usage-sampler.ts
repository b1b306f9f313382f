import { nowUs } from "./clock.ts";
import { type Usage, usageOf } from "./process-usage.ts";

const EVERY_MS = 25;

/** Looks at a process while a load runs, so that what it used between two moments can be told afterwards. */
export class UsageSampler {
  readonly #pid: number;
  readonly #samples: (Usage & { at_us: number })[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#pid = pid;
    this.#take();
    this.#timer = setInterval(() => this.#take(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#take();
  }

  /** Processor time from `from_us` to `until_us`, microseconds; between two samples a straight line is assumed. */
  cpuBetween(from_us: number, until_us: number): number {
    return this.#cpuAt(until_us) - this.#cpuAt(from_us);
  }

  get wholeCpu(): number {
    return (this.#samples.at(-1)?.cpu_us ?? 0) - (this.#samples[0]?.cpu_us ?? 0);
  }

  get maxRss(): number {
    return Math.max(0, ...this.#samples.map(({ rss_bytes }) => rss_bytes));
  }

  #cpuAt(at_us: number): number {
    const after = this.#samples.findIndex((sample) => sample.at_us >= at_us);
    const next = this.#samples[after];
    const before = this.#samples[after - 1];
    if (!next) return this.#samples.at(-1)?.cpu_us ?? 0;
    if (!before) return next.cpu_us;
    const share = (at_us - before.at_us) / (next.at_us - before.at_us);
    return before.cpu_us + share * (next.cpu_us - before.cpu_us);
  }

  #take(): void {
    this.#samples.push({ ...usageOf(this.#pid), at_us: nowUs() });
  }
}
