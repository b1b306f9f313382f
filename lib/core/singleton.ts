/**
 * One instance per process, whatever module graph asks (server.ts, instrumentation, routes and pages each have their own
 * copy of every module; only `globalThis` is shared).
 */
export function singleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`alma.${name}`);
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const existing = store[key];
  if (existing !== undefined) return existing;
  const created = create();
  store[key] = created;
  return created;
}
