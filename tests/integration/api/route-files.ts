import { globSync } from "node:fs";
import path from "node:path";
import { contractOf, type RouteHandler } from "../../../lib/http/index.ts";
import type { Contract } from "../../../lib/protocol/contract/define.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

export interface Route {
  file: string;
  /** With `{name}` for parameters, as contracts write it. */
  path: string;
  method: string;
  handler: RouteHandler;
  contract: Contract | undefined;
}

/** Every method that every route file of the app exports. */
export async function loadRoutes(): Promise<Route[]> {
  const files = globSync("app/**/route.ts", { cwd: ROOT });
  const perFile = await Promise.all(files.map(routesOf));
  return perFile.flat();
}

async function routesOf(file: string): Promise<Route[]> {
  const module: Record<string, RouteHandler> = await import(path.join(ROOT, file));
  return METHODS.flatMap((method) => {
    const handler = module[method];
    return handler ? [{ file, path: pathOf(file), method, handler, contract: contractOf(handler) }] : [];
  });
}

const pathOf = (file: string): string =>
  `/${file
    .split(path.sep)
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .map((part) => part.replace(/^\[(?:\.\.\.)?(\w+)\]$/, "{$1}"))
    .join("/")}`;
