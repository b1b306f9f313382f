import type { Stage } from "./stage.ts";

const LOOK_MS = 200;

/**
 * Until the answer is called: a server that ends by itself is blamed for it, and started again as a supervisor would, so
 * that the rest of the round can still be judged.
 */
export function keepServing(stage: Stage): () => Promise<void> {
  let restarting: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    const { server } = stage.lane;
    if (!server?.endedByItself() || restarting) return;
    stage.blame("the server stays up", "wrong", `it ended by itself: ${server.complaint()}`);
    restarting = stage.lane
      .restart()
      .catch((error: unknown) => stage.blame("the server stays up", "wrong", `it does not start again: ${error}`))
      .finally(() => {
        restarting = null;
      });
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    await restarting;
  };
}
