import type { ParseError } from "./parse-error.ts";

/** A named piece of bytes that goes into a child or comes out of it. */
export interface ParsePart {
  name: string;
  data: Uint8Array;
}

/** What one child may use. */
export interface ParseLimits {
  /** Wall time from its start, milliseconds. */
  ms: number;
  /** Private memory of the whole process, bytes. */
  memory_bytes: number;
  /** Everything it answers with, bytes. */
  output_bytes: number;
}

/** What a child may do beside computing. Nothing of it by default. */
export interface ParseAllowances {
  /** Native addons (sharp). Such a child is held by the operating system's walls only. */
  addons?: boolean;
  /** Threads of its own. */
  workers?: boolean;
  /** Processes of its own (esbuild): held by the operating system's walls only, as addons are. */
  processes?: boolean;
  /** `new Function`, for generated loaders of WebAssembly. */
  code_generation?: boolean;
}

export interface ParseRequest {
  /** The script, from the root of the installation: `lib/<domain>/child/<name>.mjs`. It calls `serve` of lib/parsing/child. */
  script: string;
  /** The packages it imports; with what they depend on, all that it can read beside the child scripts. */
  packages: string[];
  /** Further folders or files it may read, from the root of the installation. */
  readable?: string[];
  /** Bytes, or the path of a file on this machine, which the child gets as an open descriptor. */
  input?: Uint8Array | string;
  /** More bytes by name, such as the pictures of a document. */
  parts?: ParsePart[];
  /** Anything that JSON can carry. */
  options?: unknown;
  limits: ParseLimits;
  allow?: ParseAllowances;
  /** Ends the child; the call then rejects with the signal's reason. */
  signal: AbortSignal;
}

/** What the script answered: `value` is checked by the caller, since it was computed from somebody's file. */
export type ParseOutcome = { ok: true; value: unknown; parts: ParsePart[] } | { ok: false; error: ParseError };
