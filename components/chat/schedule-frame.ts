/** While the tab is hidden there are no frames. */
const HIDDEN_MS = 250;

/** Runs `flush` with the next frame, so that many deltas of one frame are drawn once. */
export function scheduleFrame(flush: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(flush);
  else setTimeout(flush, HIDDEN_MS);
}
