import { readFileSync } from "node:fs";
import path from "node:path";

/** The text of a program in lib/code/child, found from the folder the server was started in (bundles have no source folder). */
export const childScript = (name: string): string =>
  readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "code", "child", name), "utf8");
