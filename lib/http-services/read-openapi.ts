import { z } from "zod";
import { fail } from "../core/errors.ts";
import { storable } from "../core/storable.ts";
import { parseInChild } from "../parsing/index.ts";
import { LARGEST_DOCUMENT } from "../protocol/contract/http-services.ts";
import type { OfferedTool } from "../tool-sources/index.ts";

const MIB = 1024 * 1024;
/** A document that takes longer is refused: what anybody publishes takes a second. */
const LIMITS = { ms: 4_500, memory_bytes: 256 * MIB, output_bytes: 16 * MIB };
const WAIT_MS = 30_000;

const requestSchema = z.object({
  method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
  path: z.string(),
  parameters: z.array(
    z.object({
      argument: z.string(),
      name: z.string(),
      in: z.enum(["path", "query", "header"]),
      style: z.enum(["simple", "form", "spaceDelimited", "pipeDelimited", "deepObject", "json"]),
      explode: z.boolean(),
    }),
  ),
  body: z
    .object({
      kind: z.enum(["json", "form", "text", "multipart", "binary"]),
      content_type: z.string(),
      files: z.array(z.string()).optional(),
    })
    .transform(({ files, ...body }) => (files ? { ...body, files } : body))
    .nullable(),
});

const answerSchema = z.object({
  title: z.string(),
  servers: z.array(z.string()),
  operations: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      input_schema: z.record(z.string(), z.unknown()),
      request: requestSchema,
    }),
  ),
  left_out: z.object({ count: z.number().int(), named: z.array(z.string()) }),
});

/** What a document says of its service. */
export interface OpenapiDocument {
  title: string;
  /** Whole addresses, the first being the usual one. Empty where it names none that can be asked. */
  servers: string[];
  operations: OfferedTool[];
  /** How many operations can be no tools, and of some of them which and why. */
  left_out: { count: number; named: string[] };
  /** The document as JSON. */
  json: string;
}

/**
 * Reads a document (OpenAPI 3.0, 3.1 or Swagger 2.0, JSON or YAML) in a locked child; relative addresses in it are read from
 * `url`. Throws VALIDATION_ERROR for one that cannot be read, with the parser's code first in its message.
 */
export async function readOpenapi(bytes: Uint8Array, url: string | null): Promise<OpenapiDocument> {
  if (bytes.byteLength > LARGEST_DOCUMENT) throw unreadable("TOO_LARGE", "The document is larger than 2 MB.");
  const outcome = await parseInChild({
    script: "lib/http-services/child/read-openapi.mjs",
    packages: ["yaml"],
    input: bytes,
    options: { url },
    limits: LIMITS,
    signal: AbortSignal.timeout(WAIT_MS),
  });
  if (!outcome.ok) throw unreadable(outcome.error.code, outcome.error.message);
  const { operations, ...rest } = storable(answerSchema.parse(outcome.value));
  const [document] = outcome.parts;
  return { ...rest, operations, json: Buffer.from(document?.data ?? []).toString("utf8") };
}

const unreadable = (code: string, message: string) =>
  fail("VALIDATION_ERROR", {
    message: `The OpenAPI document cannot be used. ${code}: ${message}`,
    details: [{ field: "document", message: `${code}: ${message}` }],
  });
