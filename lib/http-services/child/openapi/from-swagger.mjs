import { isObject } from "./is-object.mjs";
import { resolved } from "./resolve-ref.mjs";

const METHODS = ["get", "put", "post", "delete", "patch", "head"];
const FORM = "application/x-www-form-urlencoded";
const STYLES = { ssv: "spaceDelimited", pipes: "pipeDelimited" };
/** What a parameter of 2.0 says of itself beside its schema. */
const NO_SCHEMA = new Set(["name", "in", "required", "description", "collectionFormat", "allowEmptyValue", "schema"]);

/** A document of Swagger 2.0 in the words of OpenAPI 3.0, as far as operations are read from it. */
export function fromSwagger(document) {
  const { host, basePath = "", schemes = ["https"], paths } = document;
  const url = typeof host === "string" ? `${schemes[0] ?? "https"}://${host}${basePath}` : String(basePath || "/");
  const items = isObject(paths) ? Object.entries(paths) : [];
  const changed = items.map(([path, item]) => [path, isObject(item) ? pathItem(document, item) : item]);
  // What is referred to stays where it was.
  return { ...document, openapi: "3.0.3", servers: [{ url }], paths: Object.fromEntries(changed) };
}

function pathItem(document, item) {
  const shared = listOf(item.parameters);
  const operations = METHODS.filter((method) => isObject(item[method])).map((method) => [
    method,
    operation(document, item[method], shared),
  ]);
  return Object.fromEntries(operations);
}

const listOf = (value) => (Array.isArray(value) ? value : []);

function operation(document, given, shared) {
  const all = [...shared, ...listOf(given.parameters)].map((parameter) => resolved(document, parameter));
  const known = all.filter((parameter) => parameter !== undefined);
  const consumes = listOf(given.consumes ?? document.consumes);
  const requestBody = bodyOf(known, consumes);
  const parameters = known.filter((one) => one.in !== "body" && one.in !== "formData").map(parameterOf);
  return { ...given, parameters, ...(requestBody && { requestBody }) };
}

function bodyOf(parameters, consumes) {
  const body = parameters.find((one) => one.in === "body");
  if (body) {
    const type = consumes.find((name) => /json/.test(String(name))) ?? consumes[0] ?? "application/json";
    const { description, required, schema } = body;
    return { description, required, content: { [type]: { schema } } };
  }
  const fields = parameters.filter((one) => one.in === "formData");
  if (fields.length === 0) return null;
  const type = fields.some((one) => one.type === "file") ? "multipart/form-data" : FORM;
  const properties = Object.fromEntries(fields.map((one) => [one.name, schemaOf(one)]));
  const required = fields.filter((one) => one.required === true).map((one) => one.name);
  return { required: required.length > 0, content: { [type]: { schema: { type: "object", properties, required } } } };
}

function parameterOf(one) {
  const { name, in: place, required, description, collectionFormat } = one;
  const isMany = one.type === "array" && place === "query";
  const style = STYLES[collectionFormat] ?? "form";
  const written = isMany ? { style, explode: collectionFormat === "multi" } : {};
  return { name, in: place, required, description, schema: schemaOf(one), ...written };
}

const schemaOf = (one) => Object.fromEntries(Object.entries(one).filter(([key]) => !NO_SCHEMA.has(key)));
