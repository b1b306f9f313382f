import { expect } from "vitest";
import { META, PAGINATION, type SeedRequest } from "./seed-request.ts";
import { differences, valueAt } from "./shape.ts";

export type Variables = Record<string, string>;

/** `{name}` in every text of a value, replaced. An unknown name is an error of the table. */
function filled<T>(value: T, variables: Variables): T {
  const text = JSON.stringify(value).replace(/\{(\w+)\}/g, (_, name: string) => {
    const known = variables[name];
    if (known === undefined) throw new Error(`nothing is known as {${name}} yet`);
    return known;
  });
  return JSON.parse(text);
}

/** Sends a request of the table, compares its answer with what the specification shows, and keeps what later ones need. */
export async function play(url: string, request: SeedRequest, variables: Variables): Promise<void> {
  const response = await fetch(`${url}${filled(request.path, variables)}`, {
    method: request.method,
    headers: headersOf(request, variables),
    ...bodyOf(request, variables),
  });
  const text = await response.text();
  expect(response.status, text).toBe(request.status);
  expect(response.headers.get("x-request-id")).toBeTruthy();
  if (response.status === 204) return expect(text).toBe("");
  const answer: unknown = JSON.parse(text);
  expect(differences(answer, { success: response.ok, meta: META }), text).toEqual([]);
  if (request.shows !== undefined) expect(differences(answer, request.shows, request.nullable), text).toEqual([]);
  if (Array.isArray(valueAt(answer, "data")) && /\?page=/.test(request.path)) {
    expect(differences(answer, { pagination: PAGINATION }), text).toEqual([]);
  }
  for (const [name, place] of Object.entries(request.keep ?? {})) {
    const value = valueAt(answer, place);
    expect(typeof value, `${place} of ${text}`).toBe("string");
    variables[name] = String(value);
  }
}

function headersOf({ as, form, json }: SeedRequest, variables: Variables): Record<string, string> {
  return {
    ...(as && { authorization: `Bearer ${variables[`${as}_token`]}` }),
    ...(form && { "content-type": "application/x-www-form-urlencoded" }),
    ...(json !== undefined && { "content-type": "application/json" }),
  };
}

function bodyOf({ form, json, upload }: SeedRequest, variables: Variables): RequestInit {
  if (form) return { body: new URLSearchParams(filled(form, variables)).toString() };
  if (json !== undefined) return { body: JSON.stringify(filled(json, variables)) };
  if (!upload) return {};
  const parts = new FormData();
  parts.set("file", new File([upload.text], upload.name));
  return { body: parts };
}
