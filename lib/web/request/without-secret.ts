import type { HttpAnswer, RequestSecret } from "./http-answer.ts";
import { secretPattern } from "./secret-pattern.ts";

const HIDDEN = "[secret]";

/** Comparing with a pattern takes as long as both are, multiplied; beyond this only the usual spellings are looked for. */
const LONGEST_TEXT = 250_000;
const LONGEST_SECRET = 200;

/** Takes a secret out of a text, however it is spelled there. */
export function secretRemover(secret: RequestSecret | undefined): (text: string) => string {
  const longestFirst = [...(secret?.hidden ?? [])].sort((a, b) => b.length - a.length);
  const usual = longestFirst.flatMap((form) => [form, encodeURIComponent(form), JSON.stringify(form).slice(1, -1)]);
  const patterns = longestFirst.filter(({ length }) => length <= LONGEST_SECRET).map(secretPattern);
  return (text) => {
    const rest = usual.reduce((left, form) => left.replaceAll(form, HIDDEN), text);
    if (text.length > LONGEST_TEXT) return rest;
    return patterns.reduce((left, pattern) => left.replaceAll(pattern, HIDDEN), rest);
  };
}

/** An answer in which no spelling of the secret can be read: a server may send back what it was sent. */
export function withoutSecret(answer: HttpAnswer, secret: RequestSecret | undefined): HttpAnswer {
  if (!secret || secret.hidden.length === 0) return answer;
  const clean = secretRemover(secret);
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, clean(value)] as const);
  return {
    ...answer,
    url: clean(answer.url),
    status_text: clean(answer.status_text),
    headers: Object.fromEntries(headers),
    body: clean(answer.body),
    // A secret is ASCII, so byte by byte it is found in any text encoding that has ASCII in it.
    ...(answer.bytes && { bytes: Buffer.from(clean(Buffer.from(answer.bytes).toString("latin1")), "latin1") }),
  };
}
