import { env } from "../../core/env.ts";
import { singleton } from "../../core/process/singleton.ts";
import { bubblewrapDriver } from "./bubblewrap.ts";
import type { SandboxDriver } from "./driver.ts";
import { type ProbedDriver, probeDrivers } from "./probe-drivers.ts";
import { pyodideDriver } from "./pyodide.ts";
import { quickjsDriver } from "./quickjs.ts";
import { vercelDriver } from "./vercel.ts";

/** Best first. The remote one is only there when its variables are set. The shell of our own is not among them: it uses them. */
export const PROGRAM_DRIVERS: readonly SandboxDriver[] = [vercelDriver, bubblewrapDriver, pyodideDriver, quickjsDriver];

/** What their probes found, once per process. */
export const probedPrograms = (): Promise<ProbedDriver[]> =>
  singleton("sandbox.programs", () => probeDrivers(PROGRAM_DRIVERS, env().ALMA_SANDBOX));
