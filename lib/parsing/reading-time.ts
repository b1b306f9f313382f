const MIB = 1024 * 1024;
/** What hostile bytes may cost: they are few, and are refused before a person becomes impatient. */
const BASE_MS = 4_500;

interface ReadingTime {
  per_mib: number;
  most: number;
}

/** Documents and data. */
export const DOCUMENT_TIME: ReadingTime = { per_mib: 1_500, most: 60_000 };
/** Pages of the web: each of their many elements costs more than a line of data. */
export const PAGE_TIME: ReadingTime = { per_mib: 15_000, most: 12_000 };

/** Milliseconds that reading so many bytes may take: honest large ones get more than small ones. */
export const readingMs = (bytes: number, { per_mib, most }: ReadingTime): number =>
  Math.min(most, BASE_MS + Math.floor((bytes / MIB) * per_mib));
