import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { singleton } from "../core/process/singleton.ts";
import { LIMIT_CLASSES, type LimitClass } from "../protocol/contract/define.ts";

/** So many calls in each window of so many milliseconds, which slides. */
export interface Policy {
  limit: number;
  window_ms: number;
}

/** For one person, or one of their keys. Several tabs at work stay far below; a loop that went wild does not. */
const PERSON: Record<LimitClass, Policy> = {
  read: { limit: 600, window_ms: 60_000 },
  write: { limit: 300, window_ms: 60_000 },
  run: { limit: 120, window_ms: 60_000 },
  upload: { limit: 600, window_ms: 60_000 },
  stream: { limit: 120, window_ms: 60_000 },
  auth: { limit: 30, window_ms: 60_000 },
  expensive: { limit: 30, window_ms: 60_000 },
};

/** Calls that stay open, and how many of one person may do so at once. A browser has one stream for all its tabs. */
export type OpenKind = "stream" | "run" | "upload";
const OPEN: Record<OpenKind, number> = { stream: 40, run: 40, upload: 8 };

/** Behind one address may be an office; behind no address may be everybody. */
export const ADDRESS_FACTOR = 4;
export const UNKNOWN_FACTOR = 50;

type ByClass = Record<LimitClass, Policy>;

/** What everybody may take. */
export interface Policies {
  person: ByClass;
  address: ByClass;
  open: Record<OpenKind, number>;
}

/** The allowances of this installation; null where the operator has turned them off. */
export const policies = (): Policies | null =>
  singleton("limit_policies", () => ({ current: readPolicies(env().ALMA_RATE_LIMITS ?? "") })).current;

/**
 * Reads `ALMA_RATE_LIMITS`: parts between commas, each a factor for everything (`2`), or a person's calls of a class in so
 * many seconds (`run=30/60`); or `off`. Throws with what is wrong.
 */
export function readPolicies(text: string): Policies | null {
  const parts = text.split(",").map((part) => part.trim());
  if (text.trim() === "off") return null;
  let factor = 1;
  const given = new Map<LimitClass, Policy>();
  for (const part of parts.filter(Boolean)) {
    const [, name = "", limit, seconds] = /^([a-z]+)=(\d{1,9})\/(\d{1,6})$/.exec(part) ?? [];
    if (isClass(name)) given.set(name, { limit: atLeastOne(limit), window_ms: atLeastOne(seconds) * 1_000 });
    else if (/^\d{1,6}(\.\d{1,3})?$/.test(part)) factor = Number(part);
    else throw notUnderstood(part);
  }
  const person = mapped((name) => given.get(name) ?? times(PERSON[name], factor));
  const most = (kind: OpenKind) => Math.max(1, Math.round(OPEN[kind] * factor));
  const open = { stream: most("stream"), run: most("run"), upload: most("upload") };
  return { person, address: mapped((name) => times(person[name], ADDRESS_FACTOR)), open };
}

const isClass = (name: string): name is LimitClass => LIMIT_CLASSES.some((known) => known === name);
const atLeastOne = (digits: string | undefined): number => Math.max(1, Number(digits));
export const times = ({ limit, window_ms }: Policy, factor: number): Policy => ({
  limit: Math.max(1, Math.round(limit * factor)),
  window_ms,
});

function mapped(policyOf: (name: LimitClass) => Policy): ByClass {
  const [read, write, run, upload, stream, auth, expensive] = LIMIT_CLASSES;
  return {
    [read]: policyOf(read),
    [write]: policyOf(write),
    [run]: policyOf(run),
    [upload]: policyOf(upload),
    [stream]: policyOf(stream),
    [auth]: policyOf(auth),
    [expensive]: policyOf(expensive),
  };
}

const notUnderstood = (part: string) =>
  fail("INTERNAL_ERROR", {
    message: `ALMA_RATE_LIMITS: "${part}" is neither a factor such as 2 nor a class such as run=30/60 (classes: ${LIMIT_CLASSES.join(", ")}) nor off.`,
  });
