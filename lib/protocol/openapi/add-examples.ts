import { exampleOf } from "./example-of.ts";
import { isObject, type JsonObject, membersOf } from "./json.ts";

/** Gives every parameter, body and answer of the document an example, where it has none of its own. */
export function addExamples(document: object): void {
  const whole: JsonObject = { ...document };
  const components = isObject(whole.components) ? whole.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : {};
  for (const [, path] of [...membersOf(whole.paths), ...membersOf(whole.webhooks)]) {
    for (const [, operation] of membersOf(path)) if (isObject(operation)) addToOperation(operation, schemas);
  }
}

function addToOperation(operation: JsonObject, schemas: JsonObject): void {
  for (const parameter of Array.isArray(operation.parameters) ? operation.parameters : []) {
    if (!isObject(parameter) || "$ref" in parameter || typeof parameter.name !== "string") continue;
    const owner = String(operation.operationId);
    parameter.example = exampleOf(parameter.schema, { schemas, direction: "request" }, parameter.name, owner);
  }
  if (isObject(operation.requestBody)) addToContent(operation.requestBody.content, schemas, "request");
  for (const [, answer] of membersOf(operation.responses)) {
    if (isObject(answer)) addToContent(answer.content, schemas, "response");
  }
}

function addToContent(content: unknown, schemas: JsonObject, direction: "request" | "response"): void {
  for (const [type, media] of membersOf(content)) {
    const hasOwn = isObject(media) && ("example" in media || "examples" in media);
    if (!isObject(media) || hasOwn || !isReadable(type)) continue;
    media.example = exampleOf(media.schema, { schemas, direction });
  }
}

/** Bytes have no example that could be read. */
const isReadable = (type: string): boolean => type.includes("json") || type.includes("form-urlencoded");
