import type { WebSocket } from "ws";

/** Pings without any answer after which a line is dead: one whose other end vanished without a word looks open forever. */
const MISSED = 2;

/** Pings until the socket closes, and breaks off a line on which nothing has come back since the last two. */
export function keepBeating(ws: WebSocket, ping_ms: number): void {
  let missed = 0;
  const heard = () => {
    missed = 0;
  };
  const timer = setInterval(() => {
    if (missed >= MISSED) ws.terminate();
    else ws.ping();
    missed += 1;
  }, ping_ms);
  timer.unref();
  ws.on("pong", heard);
  ws.on("ping", heard);
  ws.on("message", heard);
  ws.once("close", () => clearInterval(timer));
}
