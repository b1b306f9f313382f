import { fail } from "../../core/errors.ts";
import { type Contract, limitClassOf } from "../../protocol/contract/define.ts";

const MEBIBYTE = 1024 * 1024;
/** Addresses, passwords and tokens. */
const OF_SIGN_IN = 64 * 1024;
/** What a client may send along where nothing is asked for; nobody reads it. */
const UNASKED = 64 * 1024;

/** The largest body of an operation: what its contract says, otherwise by its class. */
export const maxBodyBytes = (contract: Contract): number =>
  contract.max_body_bytes ?? (limitClassOf(contract) === "auth" ? OF_SIGN_IN : MEBIBYTE);

/** PAYLOAD_TOO_LARGE for an announced body that is larger than may be, before a byte of it is read. */
export function requireNoLargeBody(contract: Contract, request: Request): void {
  const announced = Number(request.headers.get("content-length") ?? 0);
  const takesBody = contract.body !== undefined || contract.body_type !== undefined;
  const max = takesBody ? maxBodyBytes(contract) : UNASKED;
  if (announced > max) throw fail("PAYLOAD_TOO_LARGE", { message: `The body is larger than ${max} bytes.` });
}
