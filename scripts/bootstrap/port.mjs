import { createServer } from "node:net";
import { createInterface } from "node:readline/promises";
import { Stop, say } from "./say.mjs";

const DEFAULT_PORT = 3000;
const CANDIDATES = 100;

/**
 * The port to listen on: `PORT` as it is, or it is an error; without it 3000, or the next free one when the person agrees.
 * @param {string} host
 * @returns {Promise<number>}
 */
export async function choosePort(host) {
  const asked = process.env.PORT;
  if (asked) return given(asked, host);
  if (await isFree(DEFAULT_PORT, host)) return DEFAULT_PORT;
  for (let port = DEFAULT_PORT + 1; port <= DEFAULT_PORT + CANDIDATES; port++) {
    if (await isFree(port, host)) return agreed(port);
  }
  throw new Stop(`Ports ${DEFAULT_PORT} to ${DEFAULT_PORT + CANDIDATES} are all taken. Set PORT to a free one.`);
}

/**
 * @param {string} asked
 * @param {string} host
 */
async function given(asked, host) {
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Stop(`PORT=${asked} is not a port number.`);
  if (await isFree(port, host)) return port;
  throw new Stop(`Port ${port} (from PORT) is taken by another program. Set PORT to a free one, or leave it out.`);
}

/** @param {number} port */
async function agreed(port) {
  const offer = `Port ${DEFAULT_PORT} is taken by another program.`;
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    say(`${offer} Using the next free one instead: ${port}. (Set PORT to choose.)`);
    return port;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.on("SIGINT", () => process.exit(130));
  const answer = await terminal.question(`${offer} Use ${port} instead? [Y/n] `);
  terminal.close();
  if (/^n/i.test(answer.trim())) throw new Stop("Not started. Set PORT to the port you want.");
  return port;
}

/**
 * A connection is tried too: on some systems one may bind beside a listener on another address of the same port.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function isFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const code = "code" in error ? error.code : "";
      if (code === "EADDRINUSE") resolve(false);
      else if (code === "EACCES")
        reject(new Stop(`Port ${port} may not be used by this user. Set PORT to one above 1023.`));
      else reject(new Stop(`HOST=${host} is not an address of this machine (${code}).`));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
