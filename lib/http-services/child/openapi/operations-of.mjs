import { Refusal } from "../../../parsing/child/serve.mjs";
import { isObject } from "./is-object.mjs";
import { operationNames } from "./operation-names.mjs";
import { resolved } from "./resolve-ref.mjs";
import { serversOf } from "./servers-of.mjs";
import { toolOf } from "./tool-of.mjs";

const METHODS = ["get", "put", "post", "delete", "patch", "head"];
const MOST_OPERATIONS = 2000;
const MOST_TOOLS = 200;
/** Of all definitions together, in characters: all services of a person are read for each of their runs. */
const LARGEST = 500_000;
/** So many are named of what is left out. */
const MOST_NAMED = 20;

/**
 * The operations of a document as tools, and what of it cannot be one, with the reason. Throws a Refusal.
 * @typedef {{ method: string, path: string, parameters: object[], body: object | null }} Request
 * @typedef {{ required?: string[], properties: Record<string, unknown> }} Input
 * @typedef {{ name: string, description: string, input_schema: Input, request: Request }} Operation
 * @param {Record<string, unknown>} document
 * @param {string | null} documentUrl
 * @returns {{ operations: Operation[], left_out: { count: number, named: string[] } }}
 */
export function operationsOf(document, documentUrl) {
  const found = foundIn(document);
  if (found.length === 0) throw new Refusal("UNSUPPORTED", "It has no operations.");
  if (found.length > MOST_OPERATIONS) {
    throw new Refusal("TOO_LARGE", `It has ${found.length} operations; at most ${MOST_OPERATIONS} are read.`);
  }
  const names = operationNames(found);
  const main = new Set(serversOf(document.servers, documentUrl));
  const made = [];
  const left = [];
  let size = 0;
  for (const [index, place] of found.entries()) {
    const elsewhere = isElsewhere(place, main, documentUrl);
    const tool = elsewhere ? { reason: "it is on another server" } : toolOf(document, place, names[index]);
    const length = tool.reason ? 0 : JSON.stringify(tool).length;
    if (tool.reason) left.push(`${named(place)}: ${tool.reason}`);
    else if (made.length >= MOST_TOOLS || size + length > LARGEST) left.push(`${named(place)}: there are too many`);
    else {
      made.push(tool);
      size += length;
    }
  }
  return { operations: made, left_out: { count: left.length, named: left.slice(0, MOST_NAMED) } };
}

const named = ({ method, path }) => `${method.toUpperCase()} ${path.slice(0, 100)}`;

function foundIn(document) {
  if (!isObject(document.paths)) return [];
  return Object.entries(document.paths).flatMap(([path, given]) => {
    const item = resolved(document, given);
    if (!item || !path.startsWith("/")) return [];
    const methods = METHODS.filter((method) => isObject(item[method]));
    return methods.map((method) => ({ path, item, method, operation: item[method] }));
  });
}

function isElsewhere({ item, operation }, main, documentUrl) {
  const own = operation.servers ?? item.servers;
  if (!Array.isArray(own) || own.length === 0) return false;
  return !serversOf(own, documentUrl).some((address) => main.has(address));
}
