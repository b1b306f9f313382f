import { Refusal } from "../../../parsing/child/serve.mjs";
import { isObject } from "./is-object.mjs";

const MOST = 20;

/**
 * The addresses of servers, whole: variables by their defaults, relative ones from the document's own address. Those that
 * are no web address, or relative where the document has none, are left out.
 */
export function serversOf(servers, documentUrl) {
  if (servers !== undefined && !Array.isArray(servers)) throw new Refusal("DAMAGED", "Its servers are no list.");
  // A document that names none means the place it was read from.
  const given = servers === undefined || servers.length === 0 ? [{ url: "/" }] : servers.slice(0, MOST);
  const addresses = given.map((server) => addressOf(server, documentUrl)).filter((address) => address !== null);
  return [...new Set(addresses)];
}

function addressOf(server, documentUrl) {
  if (!isObject(server) || typeof server.url !== "string") return null;
  const variables = isObject(server.variables) ? server.variables : {};
  const url = server.url.slice(0, 2000).replace(/\{([^{}]{1,100})\}/g, (whole, name) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return isObject(variable) && variable.default !== undefined ? String(variable.default) : whole;
  });
  const address = URL.parse(url, documentUrl ?? undefined);
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password) return null;
  if (/[{}]|%7b|%7d/i.test(address.href)) return null;
  address.search = "";
  address.hash = "";
  return address.href.replace(/\/+$/, "");
}
