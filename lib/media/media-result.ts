import type { ParseError } from "../parsing/index.ts";

/** What was made of a file, or by name why it was not. */
export type MediaResult<T> = { ok: true; value: T } | { ok: false; error: ParseError };

const MIB = 1024 * 1024;

/** What one child may take; bytes and milliseconds. */
export const MEDIA_LIMITS = {
  inspect_image: { ms: 20_000, memory_bytes: 768 * MIB, output_bytes: MIB },
  // Drawings can be made so that painting them never ends.
  inspect_svg: { ms: 3_000, memory_bytes: 768 * MIB, output_bytes: MIB },
  convert_image: { ms: 45_000, memory_bytes: 1024 * MIB, output_bytes: 64 * MIB },
  inspect_media: { ms: 20_000, memory_bytes: 512 * MIB, output_bytes: 4 * MIB },
  convert_media: { ms: 280_000, memory_bytes: 1400 * MIB, output_bytes: 64 * MIB },
  recognize: { ms: 280_000, memory_bytes: 1024 * MIB, output_bytes: 8 * MIB },
} as const;

/** A child answered something that is not what its script answers: it was taken over by its file. */
export const strangeAnswer = (): { ok: false; error: ParseError } => ({
  ok: false,
  error: { code: "DAMAGED", message: "The file is damaged or not what it says it is." },
});
