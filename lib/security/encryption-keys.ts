import { createHash, hkdfSync } from "node:crypto";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { singleton } from "../core/process/singleton.ts";

/** One key-encryption key: 32 bytes, and the eight hex digits by which a blob names it. */
export interface EncryptionKey {
  id: string;
  bytes: Buffer;
}

const HEX_32 = /^[0-9a-f]{64}$/i;
const BASE64_32 = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * Reads `new,old,...`: the first key encrypts, all of them decrypt. A key is 32 bytes in hex or base64, or any string of at
 * least 32 characters, which is stretched through HKDF-SHA256. Throws INTERNAL_ERROR when there is none or one is too short.
 */
export function parseEncryptionKeys(setting: string | undefined): EncryptionKey[] {
  const parts = (setting ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0) throw fail("INTERNAL_ERROR", { message: "ALMA_ENCRYPTION_KEY is not set." });
  return parts.map(toKey);
}

function toKey(text: string): EncryptionKey {
  const bytes = toBytes(text);
  return { id: createHash("sha256").update("alma.key-id").update(bytes).digest("hex").slice(0, 8), bytes };
}

function toBytes(text: string): Buffer {
  if (HEX_32.test(text)) return Buffer.from(text, "hex");
  if (BASE64_32.test(text)) return Buffer.from(text, "base64url");
  if (text.length < 32) {
    throw fail("INTERNAL_ERROR", {
      message: "ALMA_ENCRYPTION_KEY must be 32 bytes (hex or base64) or 32 characters or more.",
    });
  }
  return Buffer.from(hkdfSync("sha256", text, "", "alma.secret-encryption", 32));
}

/** The process's keys, from `ALMA_ENCRYPTION_KEY`. */
export const encryptionKeys = (): EncryptionKey[] =>
  singleton("encryption-keys", () => parseEncryptionKeys(env().ALMA_ENCRYPTION_KEY));
