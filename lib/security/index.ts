export { lastFour } from "./last-four.ts";
export { decryptSecret, encryptSecret, type SecretPlace } from "./secret-box.ts";
export { hashToken, randomToken } from "./tokens.ts";
