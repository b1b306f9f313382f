import { fail, isAlmaError } from "../core/errors.ts";
import { requireUsableCredential } from "../credentials/index.ts";
import { withoutSlash } from "./read-source.ts";

/**
 * Where a new service's operations are asked: what its person said, otherwise the first of the document's servers. Throws
 * VALIDATION_ERROR where neither names a place.
 */
export function baseUrlOf(given: string | undefined, servers: string[]): string {
  const address = given ?? servers[0];
  if (address !== undefined) return withoutSlash(address);
  const message = "is needed: the document names no server that can be asked";
  throw fail("VALIDATION_ERROR", {
    message: `The base address ${message}.`,
    details: [{ field: "base_url", message }],
  });
}

/** VALIDATION_ERROR where the owner's stored secret of that name is none, or may not be sent to the service. */
export async function requireCredential(
  owner: { user_id: string },
  credential_name: string | null,
  base_url: string,
): Promise<void> {
  if (credential_name === null) return;
  try {
    await requireUsableCredential(owner, credential_name, new URL(base_url));
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    const { message } = error;
    throw fail("VALIDATION_ERROR", { message, details: [{ field: "credential_name", message }] });
  }
}
