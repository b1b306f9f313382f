import type { RawOutcome } from "../interpreters/child-session.ts";
import { packageOf } from "./python-packages.ts";

const MISSING = /^ModuleNotFoundError: No module named '([\w.]+)'/m;

/** Adds to what a program printed what to do about a module that is a package which could be here. */
export async function explainMissingModule(outcome: RawOutcome, driver: "pyodide" | "bubblewrap"): Promise<RawOutcome> {
  const [, module = ""] = MISSING.exec(outcome.stderr.slice(-2000)) ?? [];
  const [top = ""] = module.split(".");
  const name = top === "" ? null : await packageOf(top);
  if (name === null) return outcome;
  const how =
    driver === "pyodide" ? `npm run python:packages -- ${name}` : `apt install python3-${name.replace(/^python-/, "")}`;
  const hint = `PACKAGE_MISSING: ${name} is not installed in this sandbox. Do without it, or ask the administrator to run: ${how}\n`;
  return { ...outcome, stderr: `${outcome.stderr}${hint}` };
}
