import nextAuthModule, { type AuthOptions } from "next-auth";

/** next-auth is CommonJS: Node hands out its exports as the default, bundlers their `default`. */
const NextAuth: typeof nextAuthModule = Reflect.get(nextAuthModule, "default") ?? nextAuthModule;

/** The answer that next-auth writes into, in the manner of an Express response. */
class Reply {
  readonly headers = new Map<string, string | string[]>();
  code = 200;
  body: string | null = null;

  status(code: number): this {
    this.code = code;
    return this;
  }
  getHeader(name: string): string | string[] | undefined {
    return this.headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]): this {
    this.headers.set(name.toLowerCase(), value);
    return this;
  }
  json(value: unknown): void {
    if (!this.headers.has("content-type")) this.setHeader("content-type", "application/json");
    this.body = JSON.stringify(value);
  }
  send(value: unknown): void {
    if (typeof value === "string") this.body = value;
    else if (value !== undefined) this.json(value);
  }
  end(): void {
    // The redirect is complete.
  }
  response(): Response {
    const headers = new Headers();
    for (const [name, value] of this.headers) for (const line of [value].flat()) headers.append(name, line);
    return new Response(this.body, { status: this.code, headers });
  }
}

/**
 * Hands a request to next-auth. Its own way into Next's routes reads cookies from Next; this one needs no more than the
 * request, so it runs in tests as it does in the server. `form` is a POST's body.
 */
export async function askNextAuth(
  request: Request,
  action: string[],
  form: string | undefined,
  options: AuthOptions,
): Promise<Response> {
  const reply = new Reply();
  const asked = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: cookiesIn(request.headers.get("cookie")),
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth: action },
    body: form === undefined ? undefined : Object.fromEntries(new URLSearchParams(form)),
  };
  await Reflect.apply(NextAuth, undefined, [asked, reply, options]);
  return reply.response();
}

function cookiesIn(header: string | null): Record<string, string> {
  const pairs = (header ?? "").split(";").map((part) => part.trim());
  return Object.fromEntries(
    pairs.filter(Boolean).map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decoded(pair.slice(at + 1))];
    }),
  );
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
