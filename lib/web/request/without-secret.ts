import type { HttpAnswer, RequestSecret } from "./http-answer.ts";

const HIDDEN = "[secret]";

/** An answer in which no spelling of the secret can be read: a server may send back what it was sent. */
export function withoutSecret(answer: HttpAnswer, secret: RequestSecret | undefined): HttpAnswer {
  if (!secret || secret.hidden.length === 0) return answer;
  const longestFirst = [...secret.hidden].sort((a, b) => b.length - a.length);
  const clean = (text: string) => longestFirst.reduce((rest, spelling) => rest.replaceAll(spelling, HIDDEN), text);
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
