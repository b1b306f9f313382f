import { env } from "../../core/env.ts";
import { singleton } from "../../core/singleton.ts";
import type { CodeLanguage } from "../code-request.ts";
import type { SandboxDriver } from "./driver.ts";
import { pyodideDriver } from "./pyodide.ts";
import { quickjsDriver } from "./quickjs.ts";

/** Best first, for each language. */
export const DRIVERS: readonly SandboxDriver[] = [pyodideDriver, quickjsDriver];

/** A driver with what its probe found; `problem` is null when it can be used. */
export interface ProbedDriver {
  driver: SandboxDriver;
  problem: string | null;
}

/** `ALMA_SANDBOX`: "auto", or the names of the drivers that may be used, separated by commas. */
export async function probeDrivers(setting: string): Promise<ProbedDriver[]> {
  const allowed = setting === "auto" ? null : setting.split(",").map((name) => name.trim());
  return Promise.all(
    DRIVERS.map(async (driver) => ({
      driver,
      problem: allowed && !allowed.includes(driver.name) ? `ALMA_SANDBOX is ${setting}` : await driver.probe(),
    })),
  );
}

/** What every driver's probe found, once per process. */
export const probedDrivers = (): Promise<ProbedDriver[]> =>
  singleton("sandbox.drivers", () => probeDrivers(env().ALMA_SANDBOX));

/** The driver for a language, or why there is none. */
export async function chooseDriver(language: CodeLanguage): Promise<SandboxDriver | { problem: string }> {
  const candidates = (await probedDrivers()).filter(({ driver }) => driver.languages.includes(language));
  const usable = candidates.find(({ problem }) => problem === null);
  if (usable) return usable.driver;
  const reasons = candidates.map(({ driver, problem }) => `${driver.name}: ${problem}`);
  return { problem: reasons.length > 0 ? reasons.join("; ") : `no driver runs ${language}` };
}
