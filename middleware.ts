import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, pageHeaders } from "./lib/core/http/security-headers.ts";

/** Pages for people who are not signed in. */
const OPEN = /^\/(sign-in|register|setup|forgot|reset|verify)(\/|$)/;

/** Pages whose address may hold a link's secret: nobody who is linked from them learns it. */
const SECRET = /^\/(register|setup|reset|verify)(\/|$)/;

/**
 * Security headers, and a shortcut to the sign-in page for who has no session cookie at all. It authorizes nobody: pages
 * and actions read the actor from the database, and a cookie of any content gets past here.
 */
export function middleware(request: NextRequest): NextResponse {
  const isSecure = (process.env.ALMA_URL ?? "").startsWith("https:");
  const hasCookie = request.cookies.has(`${isSecure ? "__Secure-" : ""}next-auth.session-token`);
  const { pathname, search } = request.nextUrl;
  if (request.method === "GET" && !hasCookie && !OPEN.test(pathname)) {
    const target = request.nextUrl.clone();
    target.pathname = "/sign-in";
    target.search = pathname === "/" ? "" : `?${new URLSearchParams({ next: `${pathname}${search}` })}`;
    return withHeaders(NextResponse.redirect(target), isSecure);
  }
  return page(request, isSecure);
}

/** Hands the nonce to the page: Next reads it from the policy, our own inline scripts from `x-nonce`. */
function page(request: NextRequest, isSecure: boolean): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const isDevelopment = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy({ nonce, isSecure, isDevelopment });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = withHeaders(NextResponse.next({ request: { headers } }), isSecure);
  response.headers.set("content-security-policy", policy);
  if (SECRET.test(request.nextUrl.pathname)) response.headers.set("referrer-policy", "no-referrer");
  return response;
}

function withHeaders(response: NextResponse, isSecure: boolean): NextResponse {
  for (const [name, value] of Object.entries(pageHeaders(isSecure))) response.headers.set(name, value);
  return response;
}

/** Not the API, its reference (with a policy of its own) and files: a middleware in the way of an upload cuts it at 10 MB. */
export const config = {
  runtime: "nodejs",
  matcher: ["/((?!v1/|api/|openai/|docs(?:/|$)|redoc(?:/|$)|_next/|openapi\\.json$|icon\\.svg$|favicon\\.ico$).*)"],
};
