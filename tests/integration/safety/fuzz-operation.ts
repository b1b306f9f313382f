import fc from "fast-check";
import { z } from "zod";
import type { Contract } from "../../../lib/protocol/contract/define.ts";
import { errorBodySchema, metaSchema, paginationSchema } from "../../../lib/protocol/envelope.ts";
import { open, type Sent } from "../api/api-client.ts";
import { arbitraryOf, type IdsOf, inputSchemaOf } from "./arbitrary-of.ts";
import { FORBIDDEN_FIELDS, hostile } from "./hostile-values.ts";
import { fieldsOf, pathFields, queryOf } from "./request-of.ts";

/** Half of it as the contract asks, the other half with something in it that nobody expects. */
export function requestsFor(contract: Contract, ids: IdsOf): fc.Arbitrary<Sent> {
  const parts = { params: paramsFor(contract, ids), query: queriesFor(contract, ids), body: bodiesFor(contract, ids) };
  return fc.record(parts).map(({ params, query, body }) => ({ params, query: queryOf(query), ...body }));
}

function paramsFor(contract: Contract, ids: IdsOf): fc.Arbitrary<Record<string, string>> {
  const fields = pathFields(contract).map((field) => {
    const known = ids(field);
    const id = known.length > 0 ? fc.constantFrom(...known) : fc.uuid();
    return [field, fc.oneof({ weight: 6, arbitrary: id }, fc.uuid(), fc.string({ minLength: 1, maxLength: 30 }))];
  });
  return fc.record(Object.fromEntries(fields), { noNullPrototype: true });
}

const anything = (schema: z.ZodType, ids: IdsOf): fc.Arbitrary<Record<string, unknown>> =>
  arbitraryOf(inputSchemaOf(schema), ids).map((value) => (typeof value === "object" && value ? { ...value } : {}));

function queriesFor({ query }: Contract, ids: IdsOf): fc.Arbitrary<Record<string, unknown>> {
  if (!query) return fc.constant({});
  return spoiled(anything(query, ids), fieldsOf(query));
}

/** One field replaced by something hostile, or fields added that nobody may set; in half of the cases nothing. */
function spoiled(
  given: fc.Arbitrary<Record<string, unknown>>,
  fields: string[],
): fc.Arbitrary<Record<string, unknown>> {
  const field = fields.length > 0 ? fc.constantFrom(...fields) : fc.constant("unknown");
  return fc.oneof(
    { weight: 3, arbitrary: given },
    { weight: 2, arbitrary: fc.tuple(given, field, hostile).map(([value, name, bad]) => ({ ...value, [name]: bad })) },
    { weight: 1, arbitrary: given.map((value) => ({ ...FORBIDDEN_FIELDS, ...value })) },
  );
}

function bodiesFor(contract: Contract, ids: IdsOf): fc.Arbitrary<Partial<Sent>> {
  const { body, body_type } = contract;
  if (body_type === "multipart") {
    const name = fc.string({ minLength: 1, maxLength: 60 });
    return fc.tuple(name, fc.uint8Array({ maxLength: 200 })).map(([file, bytes]) => {
      const raw = new FormData();
      raw.set("file", new File([bytes], file));
      return { raw };
    });
  }
  if (body_type === "binary")
    return fc.uint8Array({ maxLength: 200 }).map((raw) => ({ raw, headers: { "upload-offset": "0" } }));
  if (!body) return fc.constant({});
  const fields = spoiled(anything(body, ids), fieldsOf(body));
  if (body_type === "form")
    return fields.map((value) => ({ form: Object.fromEntries(Object.entries(value).map(asText)) }));
  const whole = fc.oneof({ weight: 12, arbitrary: fields as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: hostile });
  return whole.map((json) => ({ json }));
}

const asText = ([name, value]: [string, unknown]): [string, string] => [
  name,
  typeof value === "object" ? JSON.stringify(value) : String(value),
];

/** What a provider did not do, told with a status of its own; anything else from 500 up is our fault. */
const OF_PROVIDERS = /^(MODEL_UNAVAILABLE|PROVIDER_\w+|EGRESS_REFUSED|BUDGET_EXCEEDED|STORAGE_UNAVAILABLE)$/;

/** What is wrong with an answer; null when nothing is. `canary` is of somebody who did not ask. */
export function faultOf(contract: Contract, answer: Received, canary: string): string | null {
  const { status, text, headers } = answer;
  if (text.includes(canary) || headers.includes(canary)) return "shows what is another person's";
  const json = answer.is_json ? parsed(text) : undefined;
  if (answer.is_json && json === undefined) return "is no JSON";
  if (status >= 500) {
    const { data } = errorBodySchema.safeParse(json);
    return data && OF_PROVIDERS.test(data.error.code) ? null : `is ${status}`;
  }
  if (contract.shape === "openai") return null;
  if (status >= 400) return problem(errorBodySchema.strict(), json);
  if (status === 204) return text === "" ? null : "has a body";
  if (!answer.is_json || contract.raw) return null;
  const data =
    status === contract.status ? contract.response : contract.also?.find((other) => other.status === status)?.response;
  const pagination = contract.paginated ? { pagination: paginationSchema } : {};
  return problem(
    z.strictObject({ success: z.literal(true), data: data ?? z.unknown(), ...pagination, meta: metaSchema }),
    json,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const problem = (schema: z.ZodType, json: unknown): string | null => {
  const result = schema.safeParse(json);
  return result.success
    ? null
    : `does not fit its schema: ${result.error.issues[0]?.path.join(".")} ${result.error.issues[0]?.message}`;
};

export interface Received {
  status: number;
  text: string;
  headers: string;
  is_json: boolean;
}

/** Sends a request; of an event stream what comes within 150 ms. */
export async function received(contract: Contract, sent: Sent): Promise<Received> {
  const response = await open(contract.id, { ...sent, headers: { ...sent.headers, prefer: "respond-async" } });
  const type = response.headers.get("content-type") ?? "";
  return {
    status: response.status,
    text: type.startsWith("text/event-stream") ? await beginningOf(response) : await response.text(),
    headers: JSON.stringify([...response.headers]),
    is_json: type.startsWith("application/json"),
  };
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  let text = "";
  const over = setTimeout(() => void reader.cancel(), 150);
  const decoder = new TextDecoder();
  for (let done = false; !done; ) {
    const piece = await reader.read();
    done = piece.done;
    text += decoder.decode(piece.value, { stream: true });
  }
  clearTimeout(over);
  return text;
}
