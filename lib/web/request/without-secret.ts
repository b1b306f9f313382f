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
    ...(answer.bytes && { bytes: bytesWithout(secret, answer.bytes) }),
  };
}

/** A secret is ASCII, so byte by byte it is found in any text encoding that has ASCII in it, and in UTF-16 between zeros. */
function bytesWithout(secret: RequestSecret, bytes: Uint8Array): Uint8Array {
  const text = secretRemover(secret)(Buffer.from(bytes).toString("latin1"));
  const rest = secret.hidden.reduce((left, form) => left.replaceAll(wide(form), wide(HIDDEN)), text);
  return Buffer.from(rest, "latin1");
}

/** Of either order: the zero in front of the first or behind the last letter stays. */
const wide = (text: string): string => [...text].join("\0");
