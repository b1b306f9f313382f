// For processes of tests that run the sources as they are (--import). Drizzle's package.json is 180 kB, and Node reads it
// anew for every import that leads to the package or from one of its files to another: half of what such a process needed
// to start. Here each name is looked up once, and what Node compiled is kept for the next process.
import module from "node:module";
import path from "node:path";

const INSIDE = /\/node_modules\/drizzle-orm\/[^?]*$/;
const NAMED = /^drizzle-orm(\/|$)/;
const CACHE = path.resolve(import.meta.dirname, "..", "..", "node_modules", ".cache", "alma-tests");

/** @type {Map<string, module.ResolveFnOutput>} */
const found = new Map();

/** @type {module.ResolveHookSync} */
const resolve = (specifier, context, next) => {
  const from = context.parentURL ?? "";
  if (specifier.startsWith(".") && INSIDE.test(from))
    return { url: new URL(specifier, from).href, format: "module", shortCircuit: true };
  if (!NAMED.test(specifier) || !context.conditions.includes("import")) return next(specifier, context);
  const answer = found.get(specifier) ?? { ...next(specifier, context), format: "module", shortCircuit: true };
  found.set(specifier, answer);
  return answer;
};

// Neither is in the oldest Node that ALMA runs on, and nothing but time is lost without them.
module.registerHooks?.({ resolve });
module.enableCompileCache?.(CACHE);
