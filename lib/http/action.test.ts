import { describe, expect, it } from "vitest";
import { isNextControlFlow } from "./action.ts";

const withDigest = (digest: unknown) => Object.assign(new Error("x"), { digest });

describe("isNextControlFlow", () => {
  it.each(["NEXT_REDIRECT;replace;/sign-in;307;", "NEXT_HTTP_ERROR_FALLBACK;404", "DYNAMIC_SERVER_USAGE"])(
    "lets %s through",
    (digest) => {
      expect(isNextControlFlow(withDigest(digest))).toBe(true);
    },
  );

  it.each([new Error("NEXT_REDIRECT"), withDigest("1234567890"), withDigest(7), null, undefined, "NEXT_REDIRECT"])(
    "keeps %s",
    (error) => {
      expect(isNextControlFlow(error)).toBe(false);
    },
  );
});
