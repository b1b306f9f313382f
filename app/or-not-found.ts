import { isAlmaError } from "@/lib/core/errors";

/** The object, or null where it does not exist for this actor (or its address is no id at all). */
export async function orNotFound<T>(loading: Promise<T>): Promise<T | null> {
  try {
    return await loading;
  } catch (error) {
    if (isAlmaError(error) && (error.code === "NOT_FOUND" || error.code === "VALIDATION_ERROR")) return null;
    throw error;
  }
}
