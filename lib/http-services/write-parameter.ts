import type { HttpParameter } from "../protocol/pinned-tool.ts";

type Encode = (text: string) => string;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value that is no list and no object, as text. */
export const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);

/** A parameter in the style `simple` of OpenAPI (paths and headers): `a,b` for lists, `k,v` or `k=v` for objects. */
export function simpleText({ style, explode }: HttpParameter, value: unknown, encode: Encode): string {
  if (style === "json") return encode(JSON.stringify(value));
  if (Array.isArray(value)) return value.map((item) => encode(textOf(item))).join(",");
  if (!isRecord(value)) return encode(textOf(value));
  const between = explode ? "=" : ",";
  return Object.entries(value)
    .map(([key, item]) => `${encode(key)}${between}${encode(textOf(item))}`)
    .join(",");
}

const SEPARATOR = { spaceDelimited: "%20", pipeDelimited: "%7C" } as const;

/** A parameter of the query as `name=value` pairs, encoded, in its style of OpenAPI. */
export function queryPairs(parameter: HttpParameter, value: unknown): string[] {
  const { name, style, explode } = parameter;
  if (style === "json") return [pair(name, JSON.stringify(value))];
  if (Array.isArray(value)) return listPairs(parameter, value);
  if (!isRecord(value)) return [pair(name, textOf(value))];
  const entries = Object.entries(value);
  if (style === "deepObject") return entries.flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item));
  if (explode) return entries.map(([key, item]) => pair(key, textOf(item)));
  const parts = entries.flatMap(([key, item]) => [key, textOf(item)].map(encodeURIComponent));
  return [`${encodeURIComponent(name)}=${parts.join(",")}`];
}

function listPairs({ name, style, explode }: HttpParameter, items: unknown[]): string[] {
  if (explode || style === "deepObject") return items.map((item) => pair(name, textOf(item)));
  const between = style === "spaceDelimited" || style === "pipeDelimited" ? SEPARATOR[style] : ",";
  const parts = items.map((item) => encodeURIComponent(textOf(item)));
  return parts.length === 0 ? [] : [`${encodeURIComponent(name)}=${parts.join(between)}`];
}

/** `a[b]=1`; lists repeat their name, and objects in objects go on in brackets as servers commonly read them. */
function deepPairs(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.map((item) => pair(name, textOf(item)));
  if (!isRecord(value)) return value === null || value === undefined ? [] : [pair(name, textOf(value))];
  return Object.entries(value).flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item));
}

/** The fields of a form body; lists repeat their name, what is nested is JSON. */
export function formPairs(value: unknown): string[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (item === null || item === undefined) return [];
    return (Array.isArray(item) ? item : [item]).map((one) => pair(key, textOf(one)));
  });
}

const pair = (name: string, value: string): string => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
