import { isUniqueViolation } from "../../db/is-unique-violation.ts";
import { fail } from "../core/errors.ts";

/** Does a change that may meet another credential of the same name: CONFLICT then. */
export async function whereNameIsFree<Result>(name: string, change: () => Promise<Result>): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw fail("CONFLICT", { message: `You have a stored secret called ${name} already.` });
  }
}
