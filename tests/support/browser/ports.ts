import { createServer } from "node:net";

/**
 * Ports of one end-to-end run. The Playwright configuration is read once per process; the first reading chooses and leaves
 * the numbers in the environment for the others.
 */
export async function e2ePort(name: "SERVER" | "MODEL" | "PAGE"): Promise<number> {
  const key = `ALMA_E2E_${name}_PORT`;
  process.env[key] ??= String(await freePort());
  return Number(process.env[key]);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
