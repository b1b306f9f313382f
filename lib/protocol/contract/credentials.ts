import { z } from "zod";
import { contract } from "./define.ts";
import { instant, page, sortBy, uuid } from "./fields.ts";

/** How a secret is sent: as `Authorization: Bearer` or `Basic`, in a header, or in the query. */
export const credentialKindSchema = z.enum(["bearer", "basic", "header", "query"]);
export type CredentialKind = z.infer<typeof credentialKindSchema>;

/** A stored secret as anybody may see it: the secret itself never leaves the server but to its hosts. */
export const credentialSchema = z
  .object({
    credential_id: uuid,
    /** What agents call it by. */
    name: z.string(),
    kind: credentialKindSchema,
    /** The header or query parameter; null for the other two kinds. */
    field: z.string().nullable(),
    /** The only hosts it is sent to, over https. */
    hosts: z.array(z.string()),
    /** Empty for a short secret. */
    secret_last4: z.string(),
    created_at: instant,
    last_used_at: instant.nullable(),
    version: z.number().int(),
  })
  .meta({ id: "Credential" });
export type Credential = z.infer<typeof credentialSchema>;

const credentialName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9_.-]+$/, "has other characters than letters, digits, dot, dash and underscore");

/** `api.example.com` or, for another port than 443, `api.example.com:8443`: a name or IPv4 address, no pattern. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(260)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$/, "is not a host such as api.example.com")
  .refine((value) => URL.canParse(`https://${value}/`), "is not a host such as api.example.com");

const hosts = z
  .array(host)
  .min(1)
  .max(20)
  .transform((list) => [...new Set(list)]);

/** It is sent in a header or an address: one line of printable characters. */
const secret = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .regex(/^[ -~]+$/, "contains line breaks or characters that cannot be sent");

const FIELD = /^[A-Za-z0-9!#$%&'*+.^_|~-]{1,100}$/;
/** They say how a request travels, and are nobody's secret. */
const TAKEN =
  /^(host|content-length|content-type|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*|sec-.*)$/i;

export const createCredentialBody = z
  .object({
    name: credentialName,
    kind: credentialKindSchema,
    field: z.string().regex(FIELD, "is not the name of a header or parameter").nullable().default(null),
    hosts,
    /** For `basic`: `user:password`. */
    secret,
  })
  .refine(({ kind, field }) => (kind === "header" || kind === "query") === (field !== null), {
    path: ["field"],
    message: "belongs to the kinds header and query, and to them only",
  })
  .refine(({ kind, field }) => kind !== "header" || field === null || !TAKEN.test(field), {
    path: ["field"],
    message: "is a header that cannot be set",
  })
  .refine(({ kind, secret }) => kind !== "basic" || secret.includes(":"), {
    path: ["secret"],
    message: "is not of the form user:password",
  })
  .meta({ id: "CreateCredential" });
export type CreateCredentialBody = z.infer<typeof createCredentialBody>;

/** A host that was not there before asks for the secret again: a stored one is only sent where it was stored for. */
export const updateCredentialBody = z
  .object({ name: credentialName, hosts, secret })
  .partial()
  .meta({ id: "UpdateCredential" });
export type UpdateCredentialBody = z.infer<typeof updateCredentialBody>;

const credentialSortSchema = sortBy("name", "created_at");
export type CredentialSort = z.infer<typeof credentialSortSchema>;

export const listCredentialsQuery = z.object({ ...page, sort: credentialSortSchema.default("name") });
export type ListCredentialsQuery = z.infer<typeof listCredentialsQuery>;

export const credentialParams = z.object({ credential_id: uuid });

const base = { tag: "credentials", auth: "user", session_only: true } as const;
const one = { ...base, path: "/v1/credentials/{credential_id}", params: credentialParams } as const;

export const listCredentials = contract({
  ...base,
  id: "listCredentials",
  method: "GET",
  path: "/v1/credentials",
  summary: "Your stored secrets, without the secrets themselves",
  status: 200,
  query: listCredentialsQuery,
  response: z.array(credentialSchema),
  paginated: true,
});

export const createCredential = contract({
  ...base,
  id: "createCredential",
  method: "POST",
  path: "/v1/credentials",
  summary: "Store a secret that agents can send by its name, to its hosts only",
  status: 201,
  versioned: true,
  body: createCredentialBody,
  response: credentialSchema,
});

export const getCredential = contract({
  ...one,
  id: "getCredential",
  method: "GET",
  summary: "One of your stored secrets, without the secret itself",
  status: 200,
  versioned: true,
  response: credentialSchema,
});

export const updateCredential = contract({
  ...one,
  id: "updateCredential",
  method: "PATCH",
  summary: "Change a stored secret's name, hosts or value; another host asks for the value again",
  status: 200,
  versioned: true,
  body: updateCredentialBody,
  response: credentialSchema,
});

export const deleteCredential = contract({
  ...one,
  id: "deleteCredential",
  method: "DELETE",
  summary: "Remove a stored secret",
  status: 204,
  versioned: true,
});
