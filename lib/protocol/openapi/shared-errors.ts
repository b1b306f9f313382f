import type { ZodOpenApiResponseObject } from "zod-openapi";
import type { Contract } from "../contract/define.ts";
import { errorBodySchema } from "../envelope.ts";
import { type ErrorCode, STATUS } from "../error-codes.ts";
import { DEFAULT_MESSAGE } from "../error-messages.ts";
import { errorHeaders } from "./headers.ts";
import { INSTANT, REQUEST_ID } from "./named-values.ts";
import { possibleErrors } from "./possible-errors.ts";

/** The name under which the document keeps the answer with these codes; operations share it. */
export const errorName = (codes: ErrorCode[]): string => codes.join("-");

/** Every answer that some operation can fail with, by its name. */
export function sharedErrors(contracts: Contract[]): Record<string, ZodOpenApiResponseObject> {
  const kinds = new Map(
    contracts.flatMap((contract) => possibleErrors(contract).map(([, codes]) => [errorName(codes), codes] as const)),
  );
  return Object.fromEntries([...kinds].map(([name, codes]) => [name, answerOf(codes)]));
}

function answerOf(codes: ErrorCode[]): ZodOpenApiResponseObject {
  const status = codes[0] ? STATUS[codes[0]] : 500;
  return {
    description: codes.map((code) => `\`${code}\`: ${DEFAULT_MESSAGE[code]}`).join("\n\n"),
    headers: errorHeaders(status),
    content: {
      "application/json": { schema: errorBodySchema, examples: Object.fromEntries(codes.map(exampleOf)) },
    },
  };
}

/** The seed's example of a wrong input. */
const DETAILS = [{ field: "email", message: "Invalid email format" }];

function exampleOf(code: ErrorCode) {
  const message = DEFAULT_MESSAGE[code];
  const error = { code, message, ...(code === "VALIDATION_ERROR" && { details: DETAILS }) };
  const meta = { timestamp: INSTANT, request_id: REQUEST_ID };
  return [code, { summary: message, value: { success: false, error, meta } }] as const;
}
