import { monitorEventLoopDelay } from "node:perf_hooks";
import { singleton } from "../core/singleton.ts";

const MIN_MS = 20;
const MAX_MS = 250;
const RESOLUTION_MS = 10;

const loopDelay = () =>
  singleton("loop-delay", () => {
    const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    histogram.enable();
    setInterval(() => histogram.reset(), 5000).unref();
    return histogram;
  });

/** How long deltas are gathered: longer when the process is late with everything else. */
function gatherMs(): number {
  const late = loopDelay().mean / 1e6 - RESOLUTION_MS;
  // A histogram that has just been reset has no mean.
  return Number.isFinite(late) ? Math.min(MAX_MS, Math.max(MIN_MS, late * 4)) : MIN_MS;
}

/** Lets the first delta through at once and gathers the later ones, so that a fast model costs few events. */
export class DeltaGatherer {
  readonly #flush: (delta: string) => void;
  #text = "";
  #timer: NodeJS.Timeout | null = null;

  constructor(flush: (delta: string) => void) {
    this.#flush = flush;
  }

  add(delta: string): void {
    this.#text += delta;
    if (this.#timer !== null) return;
    this.flush();
    this.#wait();
  }

  /** Sends what is gathered now, except half of a surrogate pair. */
  flush(): void {
    const last = this.#text.charCodeAt(this.#text.length - 1);
    const whole = last >= 0xd800 && last <= 0xdbff ? this.#text.length - 1 : this.#text.length;
    if (whole === 0) return;
    const ready = this.#text.slice(0, whole);
    this.#text = this.#text.slice(whole);
    this.#flush(ready);
  }

  /** Forgets what is gathered and not sent. */
  drop(): void {
    this.#text = "";
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.flush();
    this.drop();
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#text === "") return;
      this.flush();
      this.#wait();
    }, gatherMs());
  }
}
