import type { CodeLanguage } from "../code-request.ts";
import type { DriverProbe, SandboxDriver } from "./driver.ts";

/** A driver with what its probe found; `problem` is null when it can be used. */
export interface ProbedDriver extends DriverProbe {
  driver: SandboxDriver;
}

/** `setting` is `ALMA_SANDBOX`: "auto", or the names of the drivers that may be used, separated by commas. */
export function probeDrivers(drivers: readonly SandboxDriver[], setting: string): Promise<ProbedDriver[]> {
  const allowed = setting === "auto" ? null : setting.split(",").map((name) => name.trim());
  return Promise.all(
    drivers.map(async (driver) =>
      allowed && !allowed.includes(driver.name)
        ? { driver, problem: `ALMA_SANDBOX is ${setting}`, languages: [] }
        : { driver, ...(await driver.probe()) },
    ),
  );
}

/** The first that runs a language, or why there is none; `name` asks for a certain one. */
export function pickDriver(
  all: readonly ProbedDriver[],
  language: CodeLanguage,
  name?: string,
): SandboxDriver | { problem: string } {
  const candidates = name === undefined ? all : all.filter(({ driver }) => driver.name === name);
  const usable = candidates.find(({ problem, languages }) => problem === null && languages.includes(language));
  if (usable) return usable.driver;
  const reasons = candidates.map(
    ({ driver, problem }) => `${driver.name}: ${problem ?? `does not run ${language} on this machine`}`,
  );
  return { problem: reasons.length > 0 ? reasons.join("; ") : "no such driver" };
}
