import { db } from "../../db/client.ts";
import type { StoredHttpService } from "../../db/queries/agents/http-services.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { findUsableCredential, type UsableCredential } from "../credentials/index.ts";
import type { HttpOperation } from "../protocol/pinned-tool.ts";
import { createGuardedFetch, sendRequest, withinOrigin } from "../web/index.ts";
import { buildRequest } from "./build-request.ts";
import { getVisibleService } from "./managed-service.ts";
import { type HttpOperationAnswer, readAnswer } from "./read-answer.ts";
import { readSentFiles, type SentFile } from "./sent-files.ts";

const TIMEOUT_MS = 60_000;

export interface HttpOperationCall {
  service_id: string;
  /** The operation's name in its document. */
  tool_name: string;
  /** Of the definition that the model was told. */
  hash: string;
  /** Where its person was told that it goes. */
  destination: string;
  input: Record<string, unknown>;
  /** A file of the workspace by its path, for an operation that takes files. */
  readFile: (path: string) => Promise<SentFile>;
}

/**
 * Asks one operation of a service that the actor may use, if it still is what was approved; redirects are followed within
 * the service's origin only. Throws NOT_FOUND, FORBIDDEN where it is not approved (any more) or its secret is not for that
 * host, VALIDATION_ERROR for arguments that cannot be sent, PAYLOAD_TOO_LARGE for files. A failed request is an answer with its name.
 */
export async function callHttpOperation(
  actor: Actor,
  call: HttpOperationCall,
  signal: AbortSignal,
): Promise<HttpOperationAnswer> {
  const stored = await getVisibleService(db(), actor, call.service_id);
  const { service, is_owner_superuser } = stored;
  const operation = approvedRequest(stored, call);
  const files = await readSentFiles(operation.body, call.input.body, call.readFile);
  const request = buildRequest(service.base_url, operation, call.input, files);
  const secret = await secretFor(actor, stored, new URL(request.url));
  const fetch = createGuardedFetch({ allow_private: is_owner_superuser });
  const options = { fetch, signal, secret, timeout_ms: TIMEOUT_MS, as_bytes: true };
  const sent = await withinOrigin(new URL(service.base_url).origin, () => sendRequest(request, options));
  return sent.ok ? readAnswer(sent.answer) : { ok: false, error: `${sent.error.code}: ${sent.error.message}` };
}

function approvedRequest({ service }: StoredHttpService, call: HttpOperationCall): HttpOperation {
  const { tool_name, hash, destination } = call;
  const tool = service.tools.find(({ name }) => name === tool_name);
  const isApproved = service.is_enabled && tool?.status === "approved" && tool.is_enabled && tool.hash === hash;
  if (isApproved && tool.request && service.base_url === destination) return tool.request;
  throw fail("FORBIDDEN", {
    message: `${tool_name} of ${service.name} is not approved as it is now. Its person has to look at it in the settings.`,
  });
}

/** The owner's: whoever shares a service shares what it may do with their secret, never the secret or its name. */
async function secretFor(
  actor: Actor,
  { service }: StoredHttpService,
  url: URL,
): Promise<UsableCredential | undefined> {
  const { user_id, credential_name, name } = service;
  if (credential_name === null) return undefined;
  try {
    return await findUsableCredential({ user_id }, credential_name, url);
  } catch (error) {
    if (user_id === actor.user_id) throw error;
    throw fail("FORBIDDEN", { message: `${name} cannot be used at the moment: its owner has to look at its secret.` });
  }
}
