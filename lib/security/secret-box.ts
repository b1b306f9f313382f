import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { fail } from "../core/errors.ts";
import { type EncryptionKey, encryptionKeys } from "./encryption-keys.ts";

/** Where a secret lives. A blob moved to another row or another owner does not open. */
export interface SecretPlace {
  row_id: string;
  owner_id: string;
}

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with the row's id and its owner as additional data. The blob is `v1.<key id>.<base64url of iv, tag and
 * ciphertext>`: ASCII, at most 500 characters for a secret of up to 320 bytes (the width of the seed's column).
 */
export function encryptSecret(plain: string, place: SecretPlace, keys: EncryptionKey[] = encryptionKeys()): string {
  const key = keys[0];
  if (!key) throw fail("INTERNAL_ERROR");
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv);
  cipher.setAAD(additionalData(place));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `${VERSION}.${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Opens a blob of {@link encryptSecret}. Throws INTERNAL_ERROR, without saying why, when row, owner, key or bytes differ. */
export function decryptSecret(blob: string, place: SecretPlace, keys: EncryptionKey[] = encryptionKeys()): string {
  const [version, keyId, payload, ...rest] = blob.split(".");
  const key = keys.find((candidate) => candidate.id === keyId);
  if (version !== VERSION || !key || !payload || rest.length > 0) throw fail("INTERNAL_ERROR");
  const bytes = Buffer.from(payload, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(additionalData(place));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    // The reason is of use only to somebody who is guessing.
    throw fail("INTERNAL_ERROR");
  }
}

// JSON keeps ("a", "b:c") and ("a:b", "c") apart.
const additionalData = (place: SecretPlace): Buffer =>
  Buffer.from(JSON.stringify([VERSION, place.row_id, place.owner_id]));
