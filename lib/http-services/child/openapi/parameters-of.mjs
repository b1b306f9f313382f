import { isObject } from "./is-object.mjs";
import { resolved } from "./resolve-ref.mjs";
import { schemaOf } from "./schema-of.mjs";

const MOST = 100;
const PLACES = new Set(["path", "query", "header"]);
const STYLES = {
  path: ["simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
};
/** Ours to set, or a secret that is sent by its name; the first three OpenAPI itself wants ignored. */
const OURS =
  /^(accept|content-type|authorization|cookie|host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*|sec-.*)$/i;
/** What makes another request of the one that was approved: a DELETE of a GET, another path, another host. */
const TURNING = /^(x-(http-)?method(-override)?|x-(original|rewrite)-url|forwarded|x-forwarded-.*)$/i;

/**
 * How an operation's parameters are sent, and what arguments they are. Null where one that must be there is of a kind that
 * cannot be sent.
 */
export function parametersOf(document, item, operation, { depth }) {
  const known = new Map();
  for (const given of [...listOf(item.parameters), ...listOf(operation.parameters)].slice(0, MOST)) {
    const one = resolved(document, given);
    if (one && typeof one.name === "string") known.set(`${one.in} ${one.name}`, one);
    else if (!one) return null;
  }
  const taken = new Set(["body"]);
  const made = [];
  for (const one of known.values()) {
    if (one.in === "header" && (OURS.test(one.name) || TURNING.test(one.name))) continue;
    const binding = bindingOf(one);
    if (binding)
      made.push({ ...argumentOf(document, one, depth), binding: { ...binding, argument: freeName(one, taken) } });
    else if (one.required === true && one.in !== "cookie") return null;
  }
  return made;
}

const listOf = (value) => (Array.isArray(value) ? value : []);

function bindingOf({ in: place, name, style, explode, content }) {
  if (!PLACES.has(place) || name === "" || name.length > 200) return null;
  if (isObject(content)) {
    const [type = ""] = Object.keys(content);
    return /json/i.test(type) ? { name, in: place, style: "json", explode: false } : null;
  }
  const [usual] = STYLES[place];
  const written = style ?? usual;
  if (!STYLES[place].includes(written)) return null;
  return { name, in: place, style: written, explode: typeof explode === "boolean" ? explode : written === "form" };
}

function argumentOf(document, { schema, content, description, required, in: place }, depth) {
  const given = isObject(content) ? Object.values(content)[0]?.schema : schema;
  const made = schemaOf(document, given, { depth });
  const told = typeof description === "string" ? { ...made, description: description.slice(0, 600) } : made;
  return { schema: told, isRequired: required === true || place === "path" };
}

/** As providers take names of arguments; two of one name in different places are told apart. */
function freeName({ name, in: place }, taken) {
  const plain =
    name
      .replace(/[^A-Za-z0-9_-]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 50) || "value";
  const names = [plain, `${place}_${plain}`];
  for (let number = 2; names.length < MOST + 3; number++) names.push(`${plain}_${number}`);
  const free = names.find((candidate) => !taken.has(candidate)) ?? plain;
  taken.add(free);
  return free;
}
