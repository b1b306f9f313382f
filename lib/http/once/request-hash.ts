import { createHmac, hkdfSync } from "node:crypto";
import { env } from "../../core/env.ts";
import { fail } from "../../core/errors.ts";
import { singleton } from "../../core/process/singleton.ts";

/** A body may hold a password, and a plain hash of it could be guessed at: this one needs the installation's secret. */
const hashKey = () =>
  singleton("idempotency_hash_key", () => {
    const secret = env().ALMA_SECRET;
    if (!secret) throw fail("INTERNAL_ERROR", { message: "ALMA_SECRET is not set." });
    return Buffer.from(hkdfSync("sha256", secret, "", "alma.idempotency", 32));
  });

/** What a request asks for: its address, its body as it was understood, the parts of its form. 64 hex digits. */
export async function requestHash(request: Request, body: unknown, form: FormData | null): Promise<string> {
  const url = new URL(request.url);
  const hash = createHmac("sha256", hashKey());
  hash.update(JSON.stringify([request.method, url.pathname, url.search, body ?? null]));
  for (const [name, value] of form ?? []) {
    if (typeof value === "string") hash.update(JSON.stringify([name, value]));
    else hash.update(JSON.stringify([name, value.name, value.type, value.size])).update(await bytesOf(value));
  }
  return hash.digest("hex");
}

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
