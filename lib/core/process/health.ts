import { singleton } from "./singleton.ts";

export interface HealthReport {
  ok: boolean;
  detail?: string;
}

/** Says whether a part of the process can do its work; a throw counts as "no". */
export type HealthCheck = () => Promise<HealthReport> | HealthReport;

/** A check that does not answer in this time has answered "no". */
const PATIENCE_MS = 2_000;

const checks = () => singleton("health", () => new Map<string, HealthCheck>());

/** Adds a named check to readiness (the worker, the hub, ...); a second one of the same name replaces the first. */
export function registerHealthCheck(name: string, check: HealthCheck): void {
  checks().set(name, check);
}

/** Asks every registered check, side by side; never rejects. */
export async function runHealthChecks(): Promise<Record<string, HealthReport>> {
  const reports = await Promise.all([...checks()].map(async ([name, check]) => [name, await ask(check)] as const));
  return Object.fromEntries(reports);
}

/** One check, with an answer in any case. Why it failed is not told: the report is public. */
export async function ask(check: HealthCheck): Promise<HealthReport> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthReport>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, { ok: false, detail: "no answer in time" });
  });
  const failed = (): HealthReport => ({ ok: false, detail: "failed" });
  const answer = Promise.resolve().then(check).catch(failed);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
