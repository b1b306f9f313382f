import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { hangUpOnTalkers } from "./hang-up-on-talkers.ts";

const PIECE = `10000\r\n${"a".repeat(65_536)}\r\n`;
const MEBIBYTE = 1024 * 1024;

/** Reads a body as Next hands it to a route, and gives it up beyond a mebibyte. */
async function readSome(request: IncomingMessage): Promise<void> {
  const reader = Readable.toWeb(request).getReader();
  let size = 0;
  while (size < MEBIBYTE) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.length;
  }
  reader.cancel().catch(() => undefined);
}

const server = createServer(async (request, response) => {
  hangUpOnTalkers(request, response, 100);
  if (request.url === "/read") await readSome(request);
  response.writeHead(413).end("too large");
});
afterEach(() => void server.close());

/** Sends a body without an end for two seconds at most; what came back, and whether the line was cut. */
async function talkTo(path: string): Promise<{ answer: string; isCut: boolean }> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data.toString()));
  socket.on("error", () => undefined);
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`);
  for (let turn = 0; turn < 200 && !socket.destroyed; turn++) {
    if (socket.writableLength < MEBIBYTE) socket.write(PIECE);
    await sleep(10);
  }
  const isCut = socket.destroyed;
  socket.destroy();
  return { answer, isCut };
}

// An error in the timer would be an uncaught exception, which ends the server, and here the test run.
it.each(["/read", "/unread"])("answers and cuts the line of who goes on sending: %s", async (path) => {
  const { answer, isCut } = await talkTo(path);
  expect(answer).toContain("413");
  expect(isCut).toBe(true);
});
