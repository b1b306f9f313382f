import path from "node:path";
import type { ConversionResult } from "./conversion.ts";
import { conversions, findConversion, formatName, targetsOf } from "./registry.ts";

export interface ConvertRequest {
  /** The file's name; its extension says what it is converted from. */
  name: string;
  data: Uint8Array;
  /** The wanted format, an extension. */
  to: string;
  options: Record<string, unknown>;
  signal: AbortSignal;
}

/** Converts a file by the way the registry has for it; UNSUPPORTED, with the possible ones, where there is none. */
export function convertFile({ name, data, to, options, signal }: ConvertRequest): Promise<ConversionResult> {
  const from = formatName(path.extname(name));
  const conversion = findConversion(from, to);
  if (conversion) return conversion.convert({ data, options: { ...options, name: path.basename(name) }, signal });
  return Promise.resolve({ ok: false, error: { code: "UNSUPPORTED", message: whyNot(from, formatName(to)) } });
}

function whyNot(from: string, to: string): string {
  if (from === "") return "The file has no extension, so what it is cannot be told. Give it one first.";
  if (from === to) return `The file is ${to} already.`;
  const targets = targetsOf(from);
  if (targets.length > 0) return `${from} cannot be converted to ${to}. It can be converted to: ${targets.join(", ")}.`;
  const sources = [...new Set(conversions.map((each) => each.from))].sort();
  return `Files of the kind ${from} cannot be converted. These can: ${sources.join(", ")}.`;
}
