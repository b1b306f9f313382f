import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { choosePort } from "../../scripts/bootstrap/port.mjs";

const HOST = "127.0.0.1";
let taken: Server | undefined;

afterEach(() => {
  taken?.close();
  taken = undefined;
  delete process.env.PORT;
});

/** Occupies a port; gives the one that is occupied afterwards, by us or by someone before us. */
function occupy(port: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(port));
    server.listen(port, HOST, () => {
      taken = server;
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

test("a PORT that is taken is an error that names it", async () => {
  const port = await occupy(0);
  process.env.PORT = String(port);
  await expect(choosePort(HOST)).rejects.toThrow(`Port ${port} (from PORT) is taken`);
});

test("without PORT a taken 3000 leads to a free one after it", async () => {
  await occupy(3000);
  const port = await choosePort(HOST);
  expect(port).toBeGreaterThan(3000);
});

test("a PORT that is no port is refused", async () => {
  process.env.PORT = "http";
  await expect(choosePort(HOST)).rejects.toThrow("PORT=http is not a port number");
});
