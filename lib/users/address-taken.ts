import { fail } from "../core/errors.ts";

/** For an address that somebody else has. */
export const addressTaken = () =>
  fail("CONFLICT", {
    message: "There is an account with this e-mail address already.",
    details: [{ field: "email", message: "is already registered" }],
  });
