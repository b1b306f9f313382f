import type { z } from "zod";
import type { Contract } from "../../../lib/protocol/contract/define.ts";
import type { Sent } from "../api/api-client.ts";
import { type IdsOf, inputSchemaOf, sampleOf } from "./arbitrary-of.ts";

export const RANDOM_ID = "0198c0de-0000-7000-8000-000000000000";

/** Where a request names an object: a place in its path, its query or its body. */
export interface IdSpot {
  part: "path" | "query" | "body";
  field: string;
}

/** Path parameters that name nothing of anybody: `tool_id` is everybody's, a permission and a model are words. */
const PUBLIC = new Set(["tool_id", "permission", "model"]);

/** A field that names an object of somebody: `conversation` is the shared stream's `<conversation_id>:<seq>`. */
const isIdField = (field: string): boolean =>
  (field.endsWith("_id") && !PUBLIC.has(field) && field !== "client_message_id") || field === "conversation";

export const pathFields = ({ path }: Contract): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

export const fieldsOf = (schema: z.ZodType | undefined): string[] =>
  schema === undefined ? [] : Object.keys(inputSchemaOf(schema).properties ?? {});

/** Every place of an operation where an id can stand. */
export const idSpotsOf = (contract: Contract): IdSpot[] => [
  ...pathFields(contract)
    .filter(isIdField)
    .map((field) => ({ part: "path" as const, field })),
  ...fieldsOf(contract.query)
    .filter(isIdField)
    .map((field) => ({ part: "query" as const, field })),
  ...fieldsOf(contract.body)
    .filter(isIdField)
    .map((field) => ({ part: "body" as const, field })),
];

/** An id as its field wants it written. */
const written = (field: string, id: string): string => (field === "conversation" ? `${id}:0` : id);

/** A request that the operation's schemas accept, with ids from `ids`, or with `id` at `spot`. */
export function requestOf(contract: Contract, ids: IdsOf, at?: { spot: IdSpot; id: string }): Sent {
  const put = (part: IdSpot["part"], fields: Record<string, unknown>) =>
    at?.spot.part === part ? { ...fields, [at.spot.field]: written(at.spot.field, at.id) } : fields;
  const path = Object.fromEntries(pathFields(contract).map((field) => [field, ids(field)[0] ?? "x"]));
  const params = Object.fromEntries(Object.entries(put("path", path)).map(([name, value]) => [name, String(value)]));
  const query = put("query", recordOf(contract.query ? sampleOf(contract.query, ids) : {}));
  return {
    params,
    query: queryOf(
      contract.id === "streamSharedEvents" ? { conversation: `${RANDOM_ID}:0`, ...put("query", {}) } : query,
    ),
    ...bodyOf(contract, () => put("body", recordOf(contract.body ? sampleOf(contract.body, ids) : {}))),
  };
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** A query string; lists as repeated names, objects as their JSON. */
export function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value])
      query.append(name, typeof one === "object" ? JSON.stringify(one) : String(one));
  }
  return query.toString();
}

function bodyOf(contract: Contract, fields: () => Record<string, unknown>): Partial<Sent> {
  if (contract.body_type === "multipart") {
    const raw = new FormData();
    raw.set("file", new File(["x"], "x.txt"));
    return { raw };
  }
  if (contract.body_type === "binary") return { raw: new Uint8Array([120]), headers: { "upload-offset": "0" } };
  if (contract.body === undefined) return {};
  if (contract.body_type === "form") {
    const texts = Object.entries(fields()).map(([name, value]) => [name, String(value)]);
    return { form: Object.fromEntries(texts) };
  }
  return { json: fields() };
}
