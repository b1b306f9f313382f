import { env } from "../../core/env.ts";
import { singleton } from "../../core/process/singleton.ts";
import type { CodeLanguage } from "../code-request.ts";
import type { SandboxDriver } from "./driver.ts";
import { justBashDriver } from "./just-bash.ts";
import { type ProbedDriver, pickDriver, probeDrivers } from "./probe-drivers.ts";
import { PROGRAM_DRIVERS, probedPrograms } from "./program-drivers.ts";

/** Best first, for each language. */
export const DRIVERS: readonly SandboxDriver[] = [...PROGRAM_DRIVERS, justBashDriver];

/** What every driver's probe found, once per process. */
export const probedDrivers = (): Promise<ProbedDriver[]> =>
  singleton("sandbox.drivers", async () => [
    ...(await probedPrograms()),
    ...(await probeDrivers([justBashDriver], env().ALMA_SANDBOX)),
  ]);

/** The driver for a language, or why there is none; `name` asks for a certain one. */
export const chooseDriver = async (
  language: CodeLanguage,
  name?: string,
): Promise<SandboxDriver | { problem: string }> => pickDriver(await probedDrivers(), language, name);
