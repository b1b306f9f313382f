import { parse } from "yaml";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { fromSwagger } from "./from-swagger.mjs";
import { isObject } from "./is-object.mjs";

/** An anchor of YAML that is used more often, or within others that are, is a bomb. */
const MOST_ALIASES = 100;
/** Deeper than anybody writes, and well below what ends the stack. */
const DEEPEST = 400;
const MOST_VALUES = 2_000_000;

/** A document as it was written. Throws a Refusal by name. */
export function loadDocument(bytes) {
  const document = valueIn(textOf(bytes));
  if (!isObject(document)) throw new Refusal("UNSUPPORTED", "It is no OpenAPI document.");
  requireShallow(document);
  return document;
}

/** A document of OpenAPI 3.0 or 3.1, or of Swagger 2.0 in the words of 3.0. Throws a Refusal by name. */
export function asOpenapi(document) {
  if (String(document.swagger) === "2" || String(document.swagger) === "2.0") return fromSwagger(document);
  if (/^3\.[01](\.\d+)?$/.test(String(document.openapi))) return document;
  const version = document.openapi ?? document.swagger;
  const what = version === undefined ? "no OpenAPI document" : `of version ${String(version).slice(0, 20)}`;
  throw new Refusal("UNSUPPORTED", `It is ${what}; versions 3.0, 3.1 and 2.0 can be read.`);
}

function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("UNSUPPORTED", "It is no text in UTF-8.");
  }
}

function valueIn(text) {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // YAML may begin with a brace as well.
    }
  }
  try {
    return parse(text, {
      schema: "core",
      merge: true,
      maxAliasCount: MOST_ALIASES,
      prettyErrors: false,
      logLevel: "error",
    });
  } catch (error) {
    if (error instanceof ReferenceError)
      throw new Refusal("UNSAFE", "Its YAML repeats itself through too many aliases.");
    throw new Refusal("DAMAGED", `It is neither JSON nor YAML: ${firstLine(error)}`);
  }
}

const firstLine = (error) =>
  String(error?.message ?? error)
    .split("\n", 1)[0]
    .slice(0, 200);

/** Looked at without recursion: a document that nests or holds itself must not end the stack. */
function requireShallow(document) {
  let level = [document];
  let looked = 0;
  for (let depth = 0; level.length > 0; depth++) {
    looked += level.length;
    if (depth > DEEPEST || looked > MOST_VALUES) throw new Refusal("UNSAFE", "It nests too deep, or holds itself.");
    const next = new Set();
    for (const value of level) {
      for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) next.add(inner);
    }
    level = [...next];
  }
}
