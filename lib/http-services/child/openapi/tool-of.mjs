import { bodyOf } from "./body-of.mjs";
import { parametersOf } from "./parameters-of.mjs";
import { TooLarge } from "./schema-of.mjs";

/** How far schemas are told, tried in this order until the whole is small enough for a model. */
const DEPTHS = [8, 5, 3, 2, 1];
const LARGEST_SCHEMA = 16_000;
const LONGEST_DESCRIPTION = 2_000;

/** Whoever reads the address resolves these, so that another one is asked than is shown. */
const DOTS = /\/(\.|%2e){1,2}(\/|$)/i;
const BODILESS = new Set(["get", "head"]);

/** An operation as a tool, or the reason why it is none. */
export function toolOf(document, { path, item, method, operation }, name) {
  if (/[?#\\\s]/.test(path) || DOTS.test(path) || path.length > 500) return { reason: "its path cannot be asked for" };
  for (const depth of DEPTHS) {
    const made = attempt(document, { item, operation, path, method }, depth);
    if (made === TOO_LARGE) continue;
    if (made.reason) return made;
    const { input_schema, parameters, body } = made;
    const request = { method: method.toUpperCase(), path, parameters, body };
    return { name, description: descriptionOf(request, operation), input_schema, request };
  }
  return { reason: "its arguments are too large" };
}

const TOO_LARGE = { reason: "" };

function attempt(document, { item, operation, path, method }, depth) {
  try {
    const parameters = parametersOf(document, item, operation, { depth });
    if (!parameters) return { reason: "it needs a parameter of a kind that cannot be sent" };
    // OpenAPI 3.0 has it ignored there, and no client of the web's kind sends one.
    const body = BODILESS.has(method) ? { body: null } : bodyOf(document, operation, { depth });
    if (!body) return { reason: "it needs a body of a kind that cannot be sent" };
    const bound = parameters.map(({ binding }) => binding);
    const inPath = new Set(bound.filter((one) => one.in === "path").map((one) => one.name));
    if ([...path.matchAll(/\{([^{}]+)\}/g)].some(([, name]) => !inPath.has(name))) {
      return { reason: "a part of its path is not described" };
    }
    const input_schema = inputOf(parameters, body);
    if (JSON.stringify(input_schema).length > LARGEST_SCHEMA) return TOO_LARGE;
    return { input_schema, parameters: bound, body: body.body };
  } catch (error) {
    if (error instanceof TooLarge) return TOO_LARGE;
    throw error;
  }
}

function inputOf(parameters, { body, schema, isRequired }) {
  const fields = parameters.map((one) => [one.binding.argument, one.schema]);
  const required = parameters.filter((one) => one.isRequired).map((one) => one.binding.argument);
  if (body) {
    fields.push(["body", schema]);
    if (isRequired) required.push("body");
  }
  const needed = required.length > 0 ? { required } : {};
  return { type: "object", properties: Object.fromEntries(fields), ...needed, additionalProperties: false };
}

function descriptionOf({ method, path }, { summary, description, deprecated }) {
  const words = [...new Set([summary, description].filter((text) => typeof text === "string" && text.trim() !== ""))];
  const text = [`${method} ${path}`, ...(deprecated === true ? ["Deprecated."] : []), ...words].join("\n");
  return text.slice(0, LONGEST_DESCRIPTION);
}
