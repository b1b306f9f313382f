import { hasAlready } from "./entity-tags.ts";

const SAFE = new Set(["GET", "HEAD"]);

/** The answer, or 304 in its place for a reader who has this very version already. */
export function unlessKnown(request: Request, answer: Response): Response {
  const tag = answer.headers.get("etag")?.replace(/^W\//, "");
  if (tag === undefined || answer.status !== 200 || !SAFE.has(request.method)) return answer;
  if (!hasAlready(request.headers, tag)) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("content-type");
  headers.delete("content-length");
  return new Response(null, { status: 304, headers });
}
