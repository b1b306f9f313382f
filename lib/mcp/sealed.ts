import { z } from "zod";
import type { McpServerRow } from "../../db/queries/agents/mcp-servers.ts";
import { decryptSecret, encryptSecret } from "../security/index.ts";

type Place = Pick<McpServerRow, "server_id" | "user_id">;

const placeOf = ({ server_id, user_id }: Place) => ({ row_id: server_id, owner_id: user_id });

const seal = (row: Place, value: unknown): string => encryptSecret(JSON.stringify(value), placeOf(row));

const open = (row: Place, sealed: string | null): unknown =>
  sealed === null ? {} : JSON.parse(decryptSecret(sealed, placeOf(row)));

const secretsSchema = z.record(z.string(), z.string());

/** Headers or environment as they are stored: encrypted for this row and owner. */
export const sealSecrets = (row: Place, secrets: Record<string, string>): string | null =>
  Object.keys(secrets).length > 0 ? seal(row, secrets) : null;

/** Headers (`http`) or environment (`stdio`). They go to the server and nowhere else. */
export const openSecrets = (row: Place & Pick<McpServerRow, "secrets_encrypted">): Record<string, string> =>
  secretsSchema.parse(open(row, row.secrets_encrypted));

/** What a sign-in at a server consists of, in the forms of the protocol's own package. */
const oauthSchema = z.object({
  client: z.looseObject({ client_id: z.string() }).optional(),
  tokens: z.looseObject({ access_token: z.string(), token_type: z.string() }).optional(),
  verifier: z.string().optional(),
  /** What the browser must come back with, and until when (milliseconds since 1970). */
  state: z.string().optional(),
  state_until: z.number().optional(),
});
export type StoredOauth = z.infer<typeof oauthSchema>;

export const sealOauth = (row: Place, oauth: StoredOauth): string | null =>
  Object.values(oauth).some((value) => value !== undefined) ? seal(row, oauth) : null;

export const openOauth = (row: Place & Pick<McpServerRow, "oauth_encrypted">): StoredOauth =>
  oauthSchema.parse(open(row, row.oauth_encrypted));
