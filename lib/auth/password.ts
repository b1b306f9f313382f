import { hash, verify } from "@node-rs/argon2";
import { singleton } from "../core/process/singleton.ts";

/** argon2id as OWASP asks for at least (19 MiB, two passes, one lane): about 30 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** What stands instead of a hash where there is no password: a person who signs in by an account elsewhere. */
export const NO_PASSWORD = "!";

/** A hash of nothing anybody knows, for the same work when there is no such account. */
const decoy = () => singleton("decoy_password", () => hashPassword(crypto.randomUUID()));

/** False for a wrong password, for no account and for an account without a password, after the same work. */
export async function verifyPassword(password: string, hashed: string | null): Promise<boolean> {
  const spare = await decoy();
  const own = hashed?.startsWith("$argon2") ? hashed : null;
  const matches = await verify(own ?? spare, password);
  return matches && own !== null;
}
