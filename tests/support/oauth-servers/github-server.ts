import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
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
  const codes = new Map<string, Code>();
  const tokens = new Set<string>();

  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const redirect = new URL(query.get("redirect_uri") ?? "");
    const code = randomUUID();
    codes.set(code, { challenge: query.get("code_challenge") ?? "", redirect_uri: redirect.href });
    redirect.searchParams.set("code", code);
    redirect.searchParams.set("state", query.get("state") ?? "");
    response.writeHead(302, { location: redirect.href }).end();
  };
  const exchange = (form: URLSearchParams, authorization: string | undefined, response: ServerResponse) => {
    const known = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!known || !isClient(form, authorization) || verifier !== known.challenge) {
      return answer(response, 200, { error: "bad_verification_code" });
    }
    const access_token = `gho_${randomUUID()}`;
    tokens.add(access_token);
    answer(response, 200, { access_token, token_type: "bearer", scope: "read:user,user:email" });
  };
  const api = (path: string, authorization: string | undefined, response: ServerResponse) => {
    if (!person || !tokens.has((authorization ?? "").replace("Bearer ", ""))) return answer(response, 401, {});
    const { id, name, email, is_verified } = person;
    if (path === "/user") return answer(response, 200, { id, login: "octo", name, email: "public@elsewhere.example" });
    answer(response, 200, [
      { email: "second@example.com", primary: false, verified: true },
      { email, primary: true, verified: is_verified },
    ]);
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://github.invalid");
    const { authorization } = request.headers;
    if (pathname === "/login/oauth/authorize") return authorize(searchParams, response);
    if (pathname === "/login/oauth/access_token") {
      return exchange(new URLSearchParams(await bodyOf(request)), authorization, response);
    }
    if (pathname.startsWith("/api/v3/user")) return api(pathname.slice("/api/v3".length), authorization, response);
    answer(response, 404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ...CLIENT,
    setPerson: (next: ProviderPerson) => {
      person = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

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
