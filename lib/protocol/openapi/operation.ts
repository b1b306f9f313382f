import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { type Contract, limitClassOf, scopeOf } from "../contract/define.ts";
import { requestHeadersOf } from "./headers.ts";
import { responsesOf } from "./responses.ts";
import { callersOf, securityOf } from "./security.ts";

const MEDIA_TYPE = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
  binary: "application/octet-stream",
};

/** One operation of the document, made from its contract. */
export function operationOf(contract: Contract): ZodOpenApiOperationObject {
  const { params, query } = contract;
  return {
    operationId: contract.id,
    summary: contract.summary,
    description: descriptionOf(contract),
    tags: [contract.tag],
    security: securityOf(contract),
    parameters: requestHeadersOf(contract),
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      ...(query instanceof z.ZodObject && { query }),
    },
    ...requestBodyOf(contract),
    responses: responsesOf(contract),
    ...(contract.auth !== "none" && !contract.session_only && { "x-scope": scopeOf(contract) }),
  };
}

function descriptionOf(contract: Contract): string {
  const { also = [], max_body_bytes, tag } = contract;
  const others = also.map(({ status, when }) => `${when} (${status}).`);
  const size = max_body_bytes === undefined ? [] : [`The body has at most ${inWords(max_body_bytes)}.`];
  const allowance = tag === "system" ? [] : [`Counts against the allowance \`${limitClassOf(contract)}\`.`];
  return [`${contract.summary}.`, callersOf(contract), ...others, ...size, ...allowance].join("\n\n");
}

function inWords(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return mebibytes >= 1 ? `${Math.floor(mebibytes)} MB` : `${Math.floor(bytes / 1024)} KB`;
}

type RequestBody = Pick<ZodOpenApiOperationObject, "requestBody">;

const withBody = (type: string, schema: z.ZodType): RequestBody => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});

function requestBodyOf({ body, body_type = "json" }: Contract): RequestBody {
  if (body_type === "binary") return withBody(MEDIA_TYPE.binary, bytes("The bytes, as they are"));
  if (body_type === "multipart") {
    return withBody(MEDIA_TYPE.multipart, z.object({ file: bytes("The file's bytes, with its name") }));
  }
  return body ? withBody(MEDIA_TYPE[body_type], body) : {};
}

const bytes = (description: string) => z.string().meta({ format: "binary", description });
