/**
 * An answer as it is sent to this request: to HEAD without its body, which is let go of. Next leaves one that it does not
 * send as it is, so that a file would stay open and an event stream keep its place among its person's for good.
 */
export async function asAskedFor(request: Request, answer: Response): Promise<Response> {
  if (request.method !== "HEAD" || answer.body === null) return answer;
  await answer.body.cancel();
  const { status, statusText, headers } = answer;
  return new Response(null, { status, statusText, headers });
}
