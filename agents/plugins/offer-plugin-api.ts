import { registerHooks } from "node:module";
import { singleton } from "../../lib/core/process/singleton.ts";
import * as api from "./plugin-api.ts";

/** Where the module's source finds what this process has already loaded. */
const PLACE = "alma.plugin-api";
const ADDRESS = "alma:plugin-api";

const source = (): string => {
  const names = Object.keys(api).join(", ");
  return `export const { ${names} } = globalThis[Symbol.for(${JSON.stringify(PLACE)})];`;
};

/**
 * Makes `import ... from "alma"` work in files outside of this program. They get the very functions of this process, so
 * that a plug-in needs no packages of its own and works with a bundle as with the sources.
 */
export function offerPluginApi(): void {
  singleton("plugin-hooks", () => {
    Reflect.set(globalThis, Symbol.for(PLACE), api);
    return registerHooks({
      resolve: (name, context, next) =>
        name === "alma" ? { url: ADDRESS, format: "module", shortCircuit: true } : next(name, context),
      load: (url, context, next) =>
        url === ADDRESS ? { format: "module", source: source(), shortCircuit: true } : next(url, context),
    });
  });
}
