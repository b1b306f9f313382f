import { filesIn, PATH_OF_FILE } from "./files-in.mjs";
import { isObject } from "./is-object.mjs";
import { resolved } from "./resolve-ref.mjs";
import { schemaOf } from "./schema-of.mjs";

const FORM = "application/x-www-form-urlencoded";
/** In the order of what is sent where there is a choice. */
const KINDS = [
  [/^application\/json\b/i, "json"],
  [/^[^;]+\+json\b|\bjson\b/i, "json"],
  [/^application\/x-www-form-urlencoded\b/i, "form"],
  [/^multipart\/form-data\b/i, "multipart"],
  [/^text\/plain\b/i, "text"],
  [/^(application\/(octet-stream|pdf|zip|gzip)|(image|audio|video)\/[\w.*+-]+|\*\/\*)/i, "binary"],
];

/**
 * What an operation's body is: nothing, or how it is sent and what argument it is. Null where it must be there in a form
 * that cannot be sent (XML).
 */
export function bodyOf(document, operation, { depth }) {
  if (operation.requestBody === undefined) return { body: null };
  const given = resolved(document, operation.requestBody);
  if (!given) return null;
  const types = isObject(given.content) ? Object.keys(given.content) : [];
  for (const [pattern, kind] of KINDS) {
    const type = types.find((name) => pattern.test(name));
    if (type !== undefined) return chosen(document, given, { type, kind, depth });
  }
  return given.required === true ? null : { body: null };
}

function chosen(document, { content, description, required }, { type, kind, depth }) {
  const { schema } = isObject(content[type]) ? content[type] : {};
  if (kind === "multipart") return multipart(schemaOf(document, schema, { depth }), required === true);
  const made = plainSchema(kind) ?? schemaOf(document, schema, { depth });
  const told =
    typeof description === "string" && !made.description ? { ...made, description: description.slice(0, 600) } : made;
  const content_type = kind === "form" ? FORM : contentType(type);
  return { body: { kind, content_type }, schema: told, isRequired: required === true };
}

const plainSchema = (kind) => ({ text: { type: "string" }, binary: PATH_OF_FILE })[kind];

/** `image/*` is no type of a file: which one it is, is not known here. */
const contentType = (type) =>
  type.includes("*") ? "application/octet-stream" : type.slice(0, 200).replace(/[^\x21-\x7e; =]/g, "");

function multipart(given, isRequired) {
  const { schema, files } = filesIn(given);
  return { body: { kind: "multipart", content_type: "multipart/form-data", files }, schema, isRequired };
}
