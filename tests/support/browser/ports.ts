import { freePort } from "../../../lib/core/process/free-port.ts";

/**
 * Ports of one end-to-end run. The Playwright configuration is read once per process; the first reading chooses and leaves
 * the numbers in the environment for the others.
 */
export async function e2ePort(name: "SERVER" | "MODEL" | "PAGE"): Promise<number> {
  const key = `ALMA_E2E_${name}_PORT`;
  process.env[key] ??= String(await freePort());
  return Number(process.env[key]);
}
