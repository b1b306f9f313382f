import type { ParseLimits } from "../parsing/index.ts";

const MIB = 1024 * 1024;
/** What hostile files may cost: they are small, and are refused before a person becomes impatient. */
const BASE_MS = 4_500;
const MS_PER_MIB = 1_500;
const MAX_MS = 60_000;

/** What a document of that size may take in a child: honest large ones get more time than small ones. */
export const documentLimits = (bytes: number): ParseLimits => ({
  ms: Math.min(MAX_MS, BASE_MS + Math.floor(bytes / MIB) * MS_PER_MIB),
  memory_bytes: 512 * MIB,
  output_bytes: 64 * MIB,
});
