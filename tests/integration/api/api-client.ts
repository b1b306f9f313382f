import { sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { db } from "../../../db/client.ts";
import type { SessionClaims } from "../../../lib/auth/index.ts";
import { cookieSecret, sessionCookieName } from "../../../lib/auth/session-cookie.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import type { Contract } from "../../../lib/protocol/contract/define.ts";
import type { User } from "../../../lib/protocol/contract/users.ts";
import { loadRoutes } from "./route-files.ts";

export const ORIGIN = "http://localhost:3000";
export const PASSWORD = "correct horse battery";

export interface Sent {
  params?: Record<string, string>;
  query?: string;
  /** Sent as JSON. */
  json?: unknown;
  form?: Record<string, string>;
  /** Sent as it is; say the content type in `headers`. */
  raw?: RequestInit["body"];
  token?: string | undefined;
  cookie?: string;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  headers: Headers;
  /** The parsed body, or null when there is none or it is no JSON. */
  body: {
    success?: boolean;
    data?: never;
    error?: { code: string; message: string; details?: unknown };
    meta?: unknown;
  } | null;
  text: string;
}

const routes = await loadRoutes();

/** Calls an operation's route handler as Next would, with the request a client would send. */
async function send(contract: Contract, sent: Sent): Promise<Response> {
  const route = routes.find((candidate) => candidate.contract?.id === contract.id);
  if (!route) throw new Error(`no route for ${contract.id}`);
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(sent.params?.[name] ?? ""));
  const request = new Request(`${ORIGIN}${path}${sent.query ? `?${sent.query}` : ""}`, {
    method: contract.method,
    headers: headersOf(sent),
    ...bodyOf(sent),
  });
  return await route.handler(request, { params: Promise.resolve(sent.params ?? {}) });
}

/** Calls an operation and reads its whole answer; of an event stream only the head. */
export async function call(contract: Contract, sent: Sent = {}): Promise<Answered> {
  const response = await send(contract, sent);
  const type = response.headers.get("content-type") ?? "";
  const isStream = type.startsWith("text/event-stream");
  if (isStream) await response.body?.cancel();
  const text = isStream ? "" : await response.text();
  const isJson = type.startsWith("application/json") && text !== "";
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : null, text };
}

const headersOf = ({ json, form, token, cookie, headers }: Sent): Record<string, string> => ({
  ...(json !== undefined && { "content-type": "application/json" }),
  ...(form && { "content-type": "application/x-www-form-urlencoded" }),
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(cookie !== undefined && { cookie }),
  ...headers,
});

function bodyOf({ json, form, raw }: Sent): RequestInit {
  if (json !== undefined) return { body: JSON.stringify(json) };
  if (form) return { body: new URLSearchParams(form).toString() };
  return raw === undefined ? {} : ({ body: raw, duplex: "half" } as RequestInit);
}

/** The contract with this id. */
export const operation = (id: string): Contract => {
  const contract = routes.find((route) => route.contract?.id === id)?.contract;
  if (!contract) throw new Error(`no operation ${id}`);
  return contract;
};

/** Calls an operation by its id. */
export const callById = (id: string, sent?: Sent): Promise<Answered> => call(operation(id), sent);

/** Calls an operation and leaves its answer open, for streams. */
export const open = (id: string, sent: Sent = {}): Promise<Response> => send(operation(id), sent);

export async function logIn(email: string, password = PASSWORD): Promise<string> {
  const answer = await callById("createAccessToken", { form: { username: email, password } });
  if (answer.status !== 200) throw new Error(`sign-in failed: ${answer.text}`);
  return JSON.parse(answer.text).data.access_token;
}

export interface Person {
  user: User;
  token: string;
  email: string;
}

/** Registers somebody and signs them in. */
export async function newPerson(name: string): Promise<Person> {
  const email = `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const answer = await callById("register", { json: { email, password: PASSWORD } });
  if (answer.status !== 201) throw new Error(`registration failed: ${answer.text}`);
  return { user: JSON.parse(answer.text).data, token: await logIn(email), email };
}

/** As {@link newPerson}, who is an administrator from then on. */
export async function newAdministrator(name = "admin"): Promise<Person> {
  const person = await newPerson(name);
  await db().execute(sql`update users set is_superuser = true where user_id = ${person.user.user_id}`);
  return person;
}

/** The person as the actor of a request, for the functions of the domains. */
export const actorOf = ({ user }: Person): Actor => ({ ...user, session_id: null });

/** The cookie header a signed-in browser sends. */
export const cookieFor = async (claims: SessionClaims): Promise<string> =>
  `${sessionCookieName()}=${await encode({ token: { ...claims }, secret: cookieSecret() })}`;
