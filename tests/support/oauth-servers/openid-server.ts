import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "../../../lib/core/process/free-port.ts";
import { listenOnLoopback } from "../listen-on-loopback.ts";
import type { ProviderPerson } from "./person.ts";

const CLIENT = { client_id: "alma-at-openid", client_secret: "a secret of the tests, long enough" };

/** A real OpenID Connect provider on loopback, where `setPerson` says who agrees to the sign-in. */
export async function startOpenIdServer(redirect_uri: string) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  let person: ProviderPerson | null = null;
  const provider = new Provider(issuer, {
    clients: [
      { ...CLIENT, redirect_uris: [redirect_uri], response_types: ["code"], grant_types: ["authorization_code"] },
    ],
    // Like Google: what a scope stands for is in the id token itself.
    conformIdTokenClaims: false,
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    pkce: { required: () => true },
    cookies: { keys: ["cookies of the tests"] },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: person?.email, email_verified: person?.is_verified, name: person?.name }),
    }),
  });
  const answer = provider.callback();
  const agree = async (request: IncomingMessage, response: ServerResponse) => {
    const { prompt, params } = await provider.interactionDetails(request, response);
    const accountId = String(person?.id);
    if (prompt.name === "login") {
      return await provider.interactionFinished(request, response, { login: { accountId } });
    }
    const grant = new provider.Grant({ accountId, clientId: CLIENT.client_id });
    grant.addOIDCScope(String(params.scope));
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    agree(request, response).catch(() => response.writeHead(500).end());
  });
  const { close } = await listenOnLoopback(server, port);
  return {
    issuer,
    ...CLIENT,
    setPerson: (next: ProviderPerson) => {
      person = next;
    },
    close,
  };
}
