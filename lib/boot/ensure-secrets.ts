import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { env } from "../core/env.ts";
import { bootError } from "./boot-error.ts";

const Secrets = z.object({
  ALMA_SECRET: z.string().min(1),
  ALMA_ENCRYPTION_KEY: z.string().min(1),
  database_password: z.string().min(1),
});
type Secrets = z.infer<typeof Secrets>;

const NAMES = ["ALMA_SECRET", "ALMA_ENCRYPTION_KEY"] as const;

/** With a database of one's own there is no place to keep generated secrets that every process would find. */
export function requireSecrets(): void {
  const missing = NAMES.filter((name) => !env()[name]);
  if (missing.length === 0) return;
  const makeOne = `node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"`;
  throw bootError(`With DATABASE_URL set, ${missing.join(" and ")} must be set too. Make each one with: ${makeOne}`);
}

/**
 * The secrets of an embedded database's data directory, made on its first start (mode 0600). What the environment sets
 * wins; the rest is put into `process.env` and into the parsed `env()`.
 * Returns the password of the database.
 */
export function ensureSecrets(dataRoot: string): string {
  const file = path.join(dataRoot, "secrets.json");
  const secrets = existsSync(file) ? load(file) : create(file, dataRoot);
  for (const name of NAMES) {
    const value = env()[name] ?? secrets[name];
    process.env[name] = value;
    env()[name] = value;
  }
  return secrets.database_password;
}

function load(file: string): Secrets {
  try {
    chmodSync(file, 0o600);
    return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw bootError(
      `${file} cannot be read or is damaged. Restore it from a backup: stored keys cannot be opened without it.`,
      cause,
    );
  }
}

function create(file: string, dataRoot: string): Secrets {
  if (existsSync(path.join(dataRoot, "postgres", "PG_VERSION"))) {
    throw bootError(
      `${file} is missing, but there is a database beside it. Restore it from a backup, or move ${dataRoot} away to begin anew.`,
    );
  }
  const secret = () => randomBytes(32).toString("base64");
  const secrets = {
    ALMA_SECRET: secret(),
    ALMA_ENCRYPTION_KEY: secret(),
    database_password: randomBytes(24).toString("hex"),
  };
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
