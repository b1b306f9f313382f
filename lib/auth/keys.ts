import { hkdfSync } from "node:crypto";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";
import { singleton } from "../core/process/singleton.ts";

const KEY_BYTES = 32;

/** A key of its own for each purpose, stretched from ALMA_SECRET: a token made for one is nothing to the other. */
export const signingKey = (purpose: "session-cookie" | "access-token"): Uint8Array =>
  singleton(`signing-key.${purpose}`, () => {
    const secret = env().ALMA_SECRET;
    if (!secret) throw fail("INTERNAL_ERROR", { message: "ALMA_SECRET is not set." });
    return new Uint8Array(hkdfSync("sha256", secret, "", `alma.${purpose}`, KEY_BYTES));
  });
