/** Bytes of the new file with what the person should know, or a named error. */
export type ConversionResult =
  | { ok: true; data: Uint8Array; notes: string[] }
  | { ok: false; error: { code: string; message: string } };

/** One way from one format to another; both are extensions in lower case. */
export interface Conversion {
  from: string;
  to: string;
  convert: (job: {
    data: Uint8Array;
    options: Record<string, unknown>;
    signal: AbortSignal;
  }) => Promise<ConversionResult>;
}
