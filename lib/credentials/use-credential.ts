import { db } from "../../db/client.ts";
import {
  type CredentialRow,
  findCredentialByName,
  listCredentialRows,
  noteCredentialUse,
} from "../../db/queries/agents/credentials.ts";
import type { Actor } from "../core/actor.ts";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { openSecret } from "./credential-of.ts";

/** What goes onto one request, and the forms of the secret that must not come back from it. */
export interface UsableCredential {
  headers: Record<string, string>;
  query: Record<string, string>;
  hidden: string[];
}

const hostOf = (url: URL): string => url.host.toLowerCase();

/** `http` only where an operator has listed the address: a secret would travel in the open. */
const mayTravel = (url: URL): boolean =>
  url.protocol === "https:" || env().ALMA_EGRESS_ALLOW.includes(`${url.hostname}:${url.port || 80}`);

type Owner = Pick<Actor, "user_id">;

/** Throws as {@link findUsableCredential} where a stored secret could not be sent to `url`; nothing is sent. */
export async function requireUsableCredential(owner: Owner, name: string, url: URL): Promise<void> {
  await usableRow(owner, name, url);
}

async function usableRow(owner: Owner, name: string, url: URL): Promise<CredentialRow> {
  const [row] = await findCredentialByName(db(), owner.user_id, name);
  if (!row) throw fail("NOT_FOUND", { message: await whichThereAre(owner, name) });
  if (!row.hosts.includes(hostOf(url))) {
    const message = `The stored secret ${name} is for ${row.hosts.join(", ")} only, not for ${hostOf(url)}.`;
    throw fail("FORBIDDEN", { message });
  }
  if (!mayTravel(url)) {
    throw fail("VALIDATION_ERROR", { message: "A stored secret is sent over https only. Use an https address." });
  }
  return row;
}

/**
 * A stored secret of its owner's for one request to `url`. Throws NOT_FOUND for a name that nobody stored (telling the
 * names there are), FORBIDDEN for a host that it is not for, VALIDATION_ERROR for an address without encryption.
 */
export async function findUsableCredential(owner: Owner, name: string, url: URL): Promise<UsableCredential> {
  const row = await usableRow(owner, name, url);
  const secret = openSecret(row);
  await noteCredentialUse(db(), row);
  const encoded = Buffer.from(secret).toString("base64");
  const forms = [secret, encoded, ...(row.kind === "basic" ? [passwordOf(secret)] : [])];
  const hidden = forms.filter(({ length }) => length >= SHORTEST_HIDDEN);
  switch (row.kind) {
    case "bearer":
      return { headers: { authorization: `Bearer ${secret}` }, query: {}, hidden };
    case "basic":
      return { headers: { authorization: `Basic ${encoded}` }, query: {}, hidden };
    case "header":
      return { headers: { [row.field ?? ""]: secret }, query: {}, hidden };
    case "query":
      return { headers: {}, query: { [row.field ?? ""]: secret }, hidden };
  }
}

/** A shorter one would be taken out of words that have nothing to do with it. */
const SHORTEST_HIDDEN = 4;

const passwordOf = (secret: string): string => secret.slice(secret.indexOf(":") + 1);

/** Names and hosts are no secret from the person's own agents. */
async function whichThereAre({ user_id }: Owner, name: string): Promise<string> {
  const rows = await listCredentialRows(db(), { user_id, sort: "name" }, { limit: 50, offset: 0 });
  const known = rows.map((row) => `${row.name} (${row.hosts.join(", ")})`).join("; ");
  const place = "The person can store one in the settings under stored secrets.";
  return `There is no stored secret ${JSON.stringify(name)}. ${known ? `There are: ${known}.` : place}`;
}
