import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** 256 random bits as 43 URL-safe characters. */
export const randomToken = (): string => randomBytes(TOKEN_BYTES).toString("base64url");

/** SHA-256 in hex: what is stored instead of a random token. Too fast for passwords; only for {@link randomToken}. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
