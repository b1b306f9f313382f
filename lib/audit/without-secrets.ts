const HIDDEN = "[removed]";

/** Longer than anything an entry has to say; what is cut was a text of a person's. */
const MAX_LENGTH = 500;

const SECRET_NAME = /password|secret|token|api_?key$|hash|cookie|authorization/i;

/** Keys of providers and of ours, signed tokens, password hashes, and credentials in an address. */
const SECRET_SHAPE =
  /\bsk-[\w-]{8,}|\bAIza[\w-]{20,}|\balma_[\w-]{16,}|\beyJ[\w-]{10,}\.|\$argon2|:\/\/[^/\s]+:[^/\s]+@/;

/**
 * The second lock of the audit log, behind the types: values under a name that means a secret, and values that look like
 * one, do not get in; long texts are cut.
 */
export function withoutSecrets(value: unknown, name = ""): unknown {
  if (SECRET_NAME.test(name)) return HIDDEN;
  if (typeof value === "string") return SECRET_SHAPE.test(value) ? HIDDEN : value.slice(0, MAX_LENGTH).toWellFormed();
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, key)]));
}
