import { singleton } from "../core/process/singleton.ts";
import { contracts } from "../protocol/contract/index.ts";

interface Place {
  pattern: RegExp;
  methods: string[];
  parameters: number;
}

/** The addresses of the API with what may be done there, those without parameters first. */
const places = () =>
  singleton("method_places", () => {
    const byPath = Map.groupBy(contracts, ({ path }) => path);
    const all = [...byPath].map(([path, there]): Place => {
      const parts = path.split(/\{[^}]+\}/);
      const pattern = new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[^/]+")}$`);
      return { pattern, methods: methodsOf(there.map(({ method }) => method)), parameters: parts.length - 1 };
    });
    return all.sort((one, other) => one.parameters - other.parameters);
  });

const methodsOf = (methods: string[]): string[] => [
  ...methods,
  ...(methods.includes("GET") ? ["HEAD"] : []),
  "OPTIONS",
];

/** The methods of the operations at a path; null where the API has none. */
export const methodsAt = (path: string): string[] | null =>
  places().find(({ pattern }) => pattern.test(path))?.methods ?? null;

/** Lets server.ts, which has another copy of every module, ask {@link methodsAt}. */
export function announceMethods(): void {
  Reflect.set(globalThis, Symbol.for("alma.methods"), methodsAt);
}
