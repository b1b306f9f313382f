export { createCredential } from "./create-credential.ts";
export { getCredential, listCredentials } from "./list-credentials.ts";
export { deleteCredential, updateCredential } from "./update-credential.ts";
export { findUsableCredential, requireUsableCredential, type UsableCredential } from "./use-credential.ts";
