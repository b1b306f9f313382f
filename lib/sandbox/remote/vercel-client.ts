import { Sandbox } from "@vercel/sandbox";
import { env } from "../../core/env.ts";

const API = "https://vercel.com/api";
/** More than the longest program, so that a machine is never ended under one; it is stopped as soon as it is not needed. */
const MACHINE_MS = 10 * 60_000;

export type VercelMachine = Awaited<ReturnType<typeof Sandbox.create>>;

/** What has to be set for it, by name; the first that is not, or null. */
export function missingVercelSetting(): string | null {
  const settings = env();
  const needed = ["VERCEL_TOKEN", "VERCEL_TEAM_ID", "VERCEL_PROJECT_ID"] as const;
  return needed.find((name) => settings[name] === undefined) ?? null;
}

/** Asks the API at the address of the settings, where one is named. */
async function ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const other = env().ALMA_VERCEL_API;
  if (other === undefined) return fetch(input, init);
  const { method, headers, body, signal } = init ?? {};
  const url = String(input).replace(API, other.replace(/\/$/, ""));
  return fetch(url, { method: method ?? "GET", headers: headers ?? {}, body: body ?? null, signal: signal ?? null });
}

/** A new machine without network. Rejects when there is none to be had. */
export function createVercelMachine(runtime: "python3.13" | "node24", signal?: AbortSignal): Promise<VercelMachine> {
  const { VERCEL_TOKEN: token = "", VERCEL_TEAM_ID: teamId = "", VERCEL_PROJECT_ID: projectId = "" } = env();
  return Sandbox.create({
    token,
    teamId,
    projectId,
    runtime,
    timeout: MACHINE_MS,
    persistent: false,
    networkPolicy: "deny-all",
    fetch: ask,
    ...(signal ? { signal } : {}),
  });
}
