import { DOCUMENT_TIME, type ParseLimits, readingMs } from "../parsing/index.ts";

const MIB = 1024 * 1024;

/** What a document of that size may take in a child. */
export const documentLimits = (bytes: number): ParseLimits => ({
  ms: readingMs(bytes, DOCUMENT_TIME),
  memory_bytes: 512 * MIB,
  output_bytes: 64 * MIB,
});
