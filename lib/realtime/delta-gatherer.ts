import { monitorEventLoopDelay } from "node:perf_hooks";
import { singleton } from "../core/process/singleton.ts";

const MIN_MS = 20;
const MAX_MS = 250;
const RESOLUTION_MS = 10;
const LOOK_MS = 250;

/** The process's lateness, looked at now and then: the histogram is walked whole for its mean. */
const lateness = () =>
  singleton("loop-lateness", () => {
    const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    histogram.enable();
    const state = { gather_ms: MIN_MS };
    setInterval(() => {
      state.gather_ms = gatherMsFor(histogram.mean / 1e6 - RESOLUTION_MS);
      histogram.reset();
    }, LOOK_MS).unref();
    return state;
  });

/** How long deltas are gathered: longer when the process is late with everything else. */
function gatherMsFor(late_ms: number): number {
  // A histogram that has just been reset has no mean.
  return Number.isFinite(late_ms) ? Math.min(MAX_MS, Math.max(MIN_MS, late_ms * 4)) : MIN_MS;
}

/** Lets a delta through at once after a pause and gathers those that follow closely, so that a fast model costs few events. */
export class DeltaGatherer {
  readonly #flush: (delta: string) => void;
  #text = "";
  #flushed_at = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(flush: (delta: string) => void) {
    this.#flush = flush;
  }

  add(delta: string): void {
    this.#text += delta;
    if (this.#timer !== null) return;
    const left = this.#flushed_at + lateness().gather_ms - performance.now();
    if (left <= 0) this.flush();
    else this.#timer = setTimeout(() => this.#onTimer(), left);
  }

  /** Sends what is gathered now, except half of a surrogate pair. */
  flush(): void {
    const last = this.#text.charCodeAt(this.#text.length - 1);
    const whole = last >= 0xd800 && last <= 0xdbff ? this.#text.length - 1 : this.#text.length;
    if (whole === 0) return;
    const ready = this.#text.slice(0, whole);
    this.#text = this.#text.slice(whole);
    this.#flushed_at = performance.now();
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

  #onTimer(): void {
    this.#timer = null;
    this.flush();
  }
}
