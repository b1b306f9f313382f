import { env } from "../core/env.ts";
import { isAlmaError } from "../core/errors.ts";
import { withRequestContext } from "../core/log/request-context.ts";
import { limitAddress } from "../limits/index.ts";
import { askNextAuth } from "./ask-next-auth.ts";
import { nextAuthOptions } from "./next-auth-options.ts";
import type { Entrance } from "./oauth/entrance.ts";
import { configuredProviders } from "./oauth/providers.ts";
import { invitationCookie, readVisit } from "./oauth/visit.ts";
import { isSameOrigin } from "./same-origin.ts";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

type Handler = (request: Request, context: Context) => Promise<Response>;

/** A sign-in form is far smaller. */
const MAX_FORM_BYTES = 16 * 1024;

/** What of next-auth is served; the rest of it (its own pages, its log) is not. */
const SERVED = [
  "GET csrf",
  "GET session",
  "GET providers",
  "GET signin",
  "GET signout",
  "GET error",
  "POST callback/credentials",
  "POST signout",
];

const isServed = (asked: string): boolean =>
  SERVED.includes(asked) ||
  configuredProviders().some((id) => asked === `POST signin/${id}` || asked === `GET callback/${id}`);

/** For `app/api/auth/[...nextauth]/route.ts`; `enter` decides who somebody from another provider is here. */
export function authHandlers(enter: Entrance): { GET: Handler; POST: Handler } {
  const serve: Handler = async (request, context) => {
    const action = (await context.params).nextauth;
    const asked = action.join("/");
    if (asked === "_log") return new Response(null, { status: 204 });
    if (!isServed(`${request.method} ${asked}`)) return Response.json({}, { status: 404 });
    if (request.method === "POST" && !isSameOrigin(request.headers)) return refusal(403, "FORBIDDEN");
    const form = request.method === "POST" ? await readForm(request) : undefined;
    if (form === null) return refusal(400, "BAD_REQUEST");
    // next-auth reads it from here alone; its origin must be ours whatever Host the request came with.
    process.env.NEXTAUTH_URL = env().ALMA_URL;
    return await withRequestContext(request.headers, async () => {
      if (request.method === "POST" && !(await hasAllowance())) return refusal(429, "RATE_LIMITED");
      const visit = asked.startsWith("callback/") ? await readVisit(request.headers) : undefined;
      const options = nextAuthOptions(visit && { enter, visit });
      const response = await askNextAuth(request, action, form, options);
      if (asked.startsWith("signin/")) {
        response.headers.append("set-cookie", invitationCookie(new URLSearchParams(form).get("invitation")));
      }
      return response;
    });
  };
  return { GET: serve, POST: serve };
}

/** As for the same by API: `auth` of the address's allowances. */
async function hasAllowance(): Promise<boolean> {
  try {
    await limitAddress("auth", { is_public: true });
    return true;
  } catch (error) {
    if (isAlmaError(error) && error.code === "RATE_LIMITED") return false;
    throw error;
  }
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
