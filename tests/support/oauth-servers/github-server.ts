import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback } from "../listen-on-loopback.ts";
import type { ProviderPerson } from "./person.ts";

const CLIENT = { client_id: "alma-at-github", client_secret: "another secret of the tests" };

interface Code {
  challenge: string;
  redirect_uri: string;
}

/**
 * Speaks what ALMA needs of GitHub as an Enterprise Server would: the two endpoints of OAuth, with PKCE and codes that work
 * once, and the two of the API. The public profile names an address that nobody has verified, as GitHub lets anybody do.
 */
export async function startGithubServer() {
  let person: ProviderPerson | null = null;
  const grants = new Grants();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://github.invalid");
    const { authorization } = request.headers;
    if (pathname === "/login/oauth/authorize") {
      return void response.writeHead(302, { location: grants.authorize(searchParams) }).end();
    }
    if (pathname === "/login/oauth/access_token") {
      return answer(response, 200, grants.exchange(new URLSearchParams(await bodyOf(request)), authorization));
    }
    if (!pathname.startsWith("/api/v3/user")) return answer(response, 404, {});
    if (!person || !grants.isGood(authorization)) return answer(response, 401, {});
    answer(response, 200, pathname === "/api/v3/user" ? profileOf(person) : addressesOf(person));
  });
  const { host, close } = await listenOnLoopback(server);
  return {
    url: `http://${host}`,
    ...CLIENT,
    setPerson: (next: ProviderPerson) => {
      person = next;
    },
    close,
  };
}

/** Codes that were given and not used, and the tokens they were exchanged for. */
class Grants {
  readonly #codes = new Map<string, Code>();
  readonly #tokens = new Set<string>();

  /** Where the browser is sent back to. */
  authorize(query: URLSearchParams): string {
    const redirect = new URL(query.get("redirect_uri") ?? "");
    const code = randomUUID();
    this.#codes.set(code, { challenge: query.get("code_challenge") ?? "", redirect_uri: redirect.href });
    redirect.searchParams.set("code", code);
    redirect.searchParams.set("state", query.get("state") ?? "");
    return redirect.href;
  }

  exchange(form: URLSearchParams, authorization: string | undefined): Record<string, string> {
    const known = this.#codes.get(form.get("code") ?? "");
    this.#codes.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!known || !isClient(form, authorization) || verifier !== known.challenge) {
      return { error: "bad_verification_code" };
    }
    const access_token = `gho_${randomUUID()}`;
    this.#tokens.add(access_token);
    return { access_token, token_type: "bearer", scope: "read:user,user:email" };
  }

  isGood(authorization = ""): boolean {
    return this.#tokens.has(authorization.replace("Bearer ", ""));
  }
}

const profileOf = ({ id, name }: ProviderPerson) => ({ id, login: "octo", name, email: "public@elsewhere.example" });

const addressesOf = ({ email, is_verified }: ProviderPerson) => [
  { email: "second@example.com", primary: false, verified: true },
  { email, primary: true, verified: is_verified },
];

function isClient(form: URLSearchParams, authorization: string | undefined): boolean {
  const { client_id, client_secret } = CLIENT;
  if (form.get("client_secret") === client_secret) return form.get("client_id") === client_id;
  const pair = Buffer.from((authorization ?? "").replace("Basic ", ""), "base64").toString();
  return pair === `${client_id}:${encodeURIComponent(client_secret).replaceAll("%20", "+")}`;
}

const answer = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += piece;
  return text;
}
