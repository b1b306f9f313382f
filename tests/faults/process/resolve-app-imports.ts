import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");

/** Where an import of `app/` leads as the bundler sees it: `@/x` from the root, without a suffix, a folder by its index. */
function fileOf(specifier: string, from: string | undefined): string | undefined {
  const inApp = from?.startsWith(pathToFileURL(path.join(ROOT, "app")).href) && specifier.startsWith(".");
  // Next's package has no `exports`, so that plain Node wants the suffix that bundlers add.
  if (/^next\/\w+$/.test(specifier)) return path.join(ROOT, "node_modules", `${specifier}.js`);
  if (!specifier.startsWith("@/") && !inApp) return undefined;
  const place = specifier.startsWith("@/")
    ? path.join(ROOT, specifier.slice(2))
    : path.resolve(path.dirname(fileURLToPath(from ?? "")), specifier);
  return [place, `${place}.ts`, `${place}.tsx`, path.join(place, "index.ts")].find(
    (file) => path.extname(file) !== "" && existsSync(file),
  );
}

// The route files of `app/` are written for a bundler; with this, plain Node loads them too.
registerHooks({
  resolve(specifier, context, next) {
    const file = fileOf(specifier, context.parentURL);
    return next(file === undefined ? specifier : pathToFileURL(file).href, context);
  },
});
