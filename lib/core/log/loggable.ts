import pino from "pino";

/** A failed query's own message quotes its parameters: what people wrote, hashes, sealed keys. Its cause does not. */
export function loggable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const isQuery = "query" in error && "params" in error;
  return isQuery
    ? { type: "QueryError", query: error.query, cause: loggable(error.cause) }
    : pino.stdSerializers.err(error);
}
