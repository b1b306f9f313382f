/**
 * One instance per process, whatever module graph asks (server.ts, instrumentation, routes and pages each have their own
 * copy of every module; only `globalThis` is shared).
 */
export function singleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`alma.${name}`);
  const existing: T | undefined = Reflect.get(globalThis, key);
  if (existing !== undefined) return existing;
  const created = create();
  Reflect.set(globalThis, key, created);
  return created;
}
