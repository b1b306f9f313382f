import { z } from "zod";
import type { ZodOpenApiMediaTypeObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type { Contract } from "../contract/define.ts";
import { healthSchema } from "../contract/system.ts";
import { metaSchema, paginationSchema } from "../envelope.ts";
import type { Answer } from "./answer.ts";
import { eventStreamOf } from "./event-streams.ts";
import { RANGE_HEADER, successHeaders } from "./headers.ts";
import { openaiErrorsOf } from "./openai-errors.ts";
import { possibleErrors } from "./possible-errors.ts";
import { errorName } from "./shared-errors.ts";

const JSON_TYPE = "application/json";

/** Every answer of an operation: its success, others asked for by a header, and the errors its contract makes possible. */
export function responsesOf(contract: Contract): ZodOpenApiResponsesObject {
  const own = contract.shape === "openai" ? openaiErrorsOf(contract) : [];
  const byStatus = new Map<number, Answer>();
  for (const answer of [...successesOf(contract), ...own]) {
    byStatus.set(answer.status, together(byStatus.get(answer.status), answer));
  }
  const shared = contract.shape === "openai" ? [] : possibleErrors(contract);
  return Object.fromEntries([
    ...shared.map(([status, codes]) => [String(status), { $ref: `#/components/responses/${errorName(codes)}` }]),
    ...[...byStatus.values()].map(({ status, ...answer }) => [String(status), answer]),
  ]);
}

/** Two answers of one status: the kinds of content of both, the first one's where they share one. */
function together(first: Answer | undefined, second: Answer): Answer {
  if (!first) return second;
  const description = `${first.description}. ${second.description}`;
  return { ...second, ...first, description, content: { ...second.content, ...first.content } };
}

function successesOf(contract: Contract): Answer[] {
  const others = (contract.also ?? []).map(({ status, when, content, response }) => ({
    status,
    headers: successHeaders(contract, status),
    description: when,
    content: { [content]: response ? { schema: envelopeOf(response) } : mediaOf(contract, content) },
  }));
  return [successOf(contract), ...others, ...partsOf(contract), ...(contract.id === "getHealth" ? [UNREADY] : [])];
}

/** What a `Range` of bytes is answered with. */
function partsOf(contract: Contract): Answer[] {
  const { has_ranges, raw } = contract;
  if (!has_ranges || !raw) return [];
  const headers = (status: number) => ({ ...successHeaders(contract, status), ...RANGE_HEADER });
  return [
    {
      status: 206,
      headers: headers(206),
      description: "The bytes that `Range` asks for",
      content: { [raw]: mediaOf(contract, raw) },
    },
    { status: 416, headers: headers(416), description: "The content has no such bytes", content: {} },
  ];
}

const UNREADY: Answer = {
  status: 503,
  headers: {},
  description: "Not ready to serve",
  content: { [JSON_TYPE]: { schema: healthSchema } },
};

function successOf(contract: Contract): Answer {
  const { status, summary, raw, response = z.unknown(), shape, paginated } = contract;
  const head = { status, headers: successHeaders(contract, status) };
  if (status === 204) return { ...head, description: "Done" };
  if (raw) return { ...head, description: summary, content: { [raw]: mediaOf(contract, raw) } };
  const schema = shape === "openai" ? response : envelopeOf(response, paginated);
  return { ...head, description: summary, content: { [JSON_TYPE]: { schema } } };
}

const envelopeOf = (data: z.ZodType, paginated = false) =>
  z.object({
    success: z.literal(true),
    data,
    ...(paginated && { pagination: paginationSchema }),
    meta: metaSchema,
  });

const anyObject = z.record(z.string(), z.unknown());

/** Content without our envelope. */
function mediaOf(contract: Contract, type: string): ZodOpenApiMediaTypeObject {
  if (type === "text/event-stream") return eventStreamOf(contract);
  if (contract.id === "getHealth") return { schema: healthSchema };
  return { schema: type === JSON_TYPE ? anyObject : z.string().meta({ format: "binary" }) };
}
