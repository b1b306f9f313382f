import { createHash } from "node:crypto";

/** The arguments of a call as one text: keys in order, so that a store that reorders them changes nothing. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${members.join(",")}}`;
}

/** What a yes is bound to: SHA-256 of a call's arguments as canonical JSON, in hex. */
export const hashInput = (input: unknown): string => createHash("sha256").update(canonicalJson(input)).digest("hex");
