import { NextRequest } from "next/server.js";
import nextAuthModule from "next-auth";
import { env } from "../core/env.ts";
import { withRequestContext } from "../core/request-context.ts";
import { nextAuthOptions } from "./next-auth-options.ts";
import { isSameOrigin } from "./same-origin.ts";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth is CommonJS: Node hands out its exports as the default, bundlers their `default`. */
const NextAuth: typeof nextAuthModule = Reflect.get(nextAuthModule, "default") ?? nextAuthModule;

/** A sign-in form is far smaller. */
const MAX_FORM_BYTES = 16 * 1024;

/** What of next-auth is served; the rest of it (its own pages, its log) is not. */
const SERVED = new Set([
  "GET csrf",
  "GET session",
  "GET providers",
  "GET signin",
  "GET signout",
  "GET error",
  "POST callback/credentials",
  "POST signout",
]);

async function serve(request: Request, context: Context): Promise<Response> {
  const action = (await context.params).nextauth.join("/");
  if (action === "_log") return new Response(null, { status: 204 });
  if (!SERVED.has(`${request.method} ${action}`)) return Response.json({}, { status: 404 });
  if (request.method === "POST" && !isSameOrigin(request.headers)) return refusal(403, "FORBIDDEN");
  const form = request.method === "POST" ? await readForm(request) : undefined;
  if (form === null) return refusal(400, "BAD_REQUEST");
  // next-auth reads it from here alone; its origin must be ours whatever Host the request came with.
  process.env.NEXTAUTH_URL = env().ALMA_URL;
  const safe = new NextRequest(request.url, { method: request.method, headers: request.headers, body: form });
  return await withRequestContext(request.headers, () => NextAuth(safe, context, nextAuthOptions()));
}

/** The form as text; null when it is another kind of body or too large. */
async function readForm(request: Request): Promise<string | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return null;
  if (Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > MAX_FORM_BYTES) return null;
  const text = await request.text();
  return text.length > MAX_FORM_BYTES ? null : text;
}

/** In the shape that next-auth's `signIn()` and `signOut()` read in the browser. */
const refusal = (status: number, code: string): Response =>
  Response.json({ url: `${env().ALMA_URL}/api/auth/error?error=${code}` }, { status });

/** For `app/api/auth/[...nextauth]/route.ts`. */
export const handlers = { GET: serve, POST: serve };
