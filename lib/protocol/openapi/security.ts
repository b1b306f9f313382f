import { type Contract, scopeOf } from "../contract/define.ts";

/** The ways to show who one is. */
export const SECURITY_SCHEMES = {
  HTTPBearer: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "The `access_token` of a sign-in.",
  },
  OAuth2Password: {
    type: "oauth2",
    description: "E-mail address and password for an access token. The token is in the answer's `data`.",
    flows: {
      password: { tokenUrl: "/v1/login/access-token", refreshUrl: "/v1/login/refresh-token", scopes: {} },
    },
  },
  ApiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "alma_...",
    description:
      "A key of `POST /v1/api-keys`. It needs the scope that an operation names in its description and as `x-scope`.",
  },
  SessionCookie: {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description:
      "The cookie of a signed-in browser (`__Secure-next-auth.session-token` over https). Whatever is no GET must come " +
      "from a page of this origin.",
  },
} as const;

/** Each is enough by itself; none for what anybody may call. */
export function securityOf(contract: Contract): Record<string, string[]>[] {
  if (contract.auth === "none") return [];
  const key = contract.session_only ? [] : [{ ApiKey: [] }];
  return [{ HTTPBearer: [] }, { OAuth2Password: [] }, ...key, { SessionCookie: [] }];
}

/** Who may call an operation, in words. */
export function callersOf(contract: Contract): string {
  const { auth, permission, session_only } = contract;
  if (auth === "none") return "Anybody may call this.";
  const granted = permission === undefined ? "" : `, and for whom one granted \`${permission}\``;
  const who = auth === "superuser" ? `For administrators${granted}.` : "For everybody who is signed in.";
  const key = session_only ? "Not for API keys." : `An API key needs the scope \`${scopeOf(contract)}\`.`;
  return `${who} ${key}`;
}
