const UNIQUE_VIOLATION = "23505";

/** Whether a change failed because somebody else has what must be unique. */
export function isUniqueViolation(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  return Reflect.get(error, "code") === UNIQUE_VIOLATION || isUniqueViolation(Reflect.get(error, "cause"));
}
