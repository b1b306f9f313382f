/** Ends the start with one line that says what to do. */
export class Stop extends Error {}

export const say = (text = "") => process.stdout.write(`${text}\n`);

/** @param {number} since milliseconds from `Date.now()` */
export const elapsed = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const QUIET_MS = 10_000;

/**
 * A line of progress: rewritten in place on a terminal, repeated every 10 s elsewhere.
 * @param {string} what e.g. "Installing packages"
 * @param {() => string} [howFar] e.g. "212 of 436"
 */
export function progress(what, howFar = () => "") {
  const began = Date.now();
  const live = process.stdout.isTTY;
  const line = () => `${what}${howFar() ? `: ${howFar()}` : ""} (${elapsed(began)})`;
  say(live ? "" : `${what} ...`);
  let told = Date.now();
  const timer = setInterval(() => {
    if (live) rewrite(line());
    else if (Date.now() - told >= QUIET_MS) {
      told = Date.now();
      say(`  ${line()}`);
    }
  }, 500);
  const close = (/** @type {string} */ text) => {
    clearInterval(timer);
    if (live) rewrite(`${text}\n`);
    else say(text);
    return Date.now() - began;
  };
  return {
    /** Gives the milliseconds it took. */
    done: () => close(`${what}: done in ${elapsed(began)}`),
    failed: () => close(`${what}: failed after ${elapsed(began)}`),
  };
}

/** @param {string} text */
function rewrite(text) {
  const width = (process.stdout.columns || 80) - 1;
  const fits = text.endsWith("\n") ? text : text.slice(0, width);
  process.stdout.write(`\r\u001b[2K${fits}`);
}
