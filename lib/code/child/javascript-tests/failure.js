// How a comparison fails, and what a call threw.
import { equals } from "./equals.js";

export class AssertionError extends Error {
  constructor(message) {
    super(message);
    this.name = "AssertionError";
    this.code = "ERR_ASSERTION";
  }
}

export const failWith = (message) => {
  throw message instanceof Error ? message : new AssertionError(message);
};

/** Whether an error is the one that `throws` was told of. */
export const fitsError = (error, expected) => {
  if (expected === undefined) return true;
  if (typeof expected === "string") return String(error?.message ?? error).includes(expected);
  if (expected instanceof RegExp) return expected.test(String(error?.message ?? error)) || expected.test(String(error));
  if (typeof expected === "function") {
    return expected.prototype instanceof Error || expected === Error
      ? error instanceof expected
      : expected(error) === true;
  }
  return (
    Object.keys(expected).every((key) =>
      expected[key] instanceof RegExp && typeof error?.[key] === "string"
        ? expected[key].test(error[key])
        : equals(error?.[key], expected[key]),
    ) &&
    (!(expected instanceof Error) || error?.message === expected.message)
  );
};

export const threw = (call) => {
  try {
    call();
  } catch (error) {
    return { error };
  }
  return null;
};
export const rejected = async (call) => {
  try {
    await (typeof call === "function" ? call() : call);
  } catch (error) {
    return { error };
  }
  return null;
};
