import { documentConversions } from "../documents/index.ts";
import { mediaConversions } from "../media/index.ts";
import type { Conversion } from "./conversion.ts";

/** Every conversion there is. The first for a pair is the one that is used. */
export const conversions: Conversion[] = [...documentConversions, ...mediaConversions];

const SAME: Record<string, string> = {
  jpeg: "jpg",
  htm: "html",
  markdown: "md",
  text: "txt",
  tif: "tiff",
  heif: "heic",
  ndjson: "jsonl",
};

/** A format's one name: its usual extension. */
export const formatName = (extension: string): string => {
  const lower = extension.toLowerCase().replace(/^\./, "");
  return SAME[lower] ?? lower;
};

/** The way from one format to another, if there is one. */
export const findConversion = (from: string, to: string): Conversion | undefined =>
  conversions.find((conversion) => conversion.from === formatName(from) && conversion.to === formatName(to));

/** What a format can be converted to, in alphabetical order. */
export const targetsOf = (from: string): string[] =>
  [...new Set(conversions.filter((conversion) => conversion.from === formatName(from)).map(({ to }) => to))].sort();
