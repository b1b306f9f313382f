import { describe, expect, it } from "vitest";
import { contracts } from "../protocol/contract/index.ts";
import { methodsAt } from "./methods-at.ts";

describe("methodsAt", () => {
  it("knows every operation of the API under its address", () => {
    for (const { path, method, id } of contracts) {
      const at = methodsAt(path.replaceAll(/\{[^}]+\}/g, crypto.randomUUID()));
      expect(at, id).toContain(method);
      expect(at, id).toContain("OPTIONS");
      expect(at?.includes("HEAD"), id).toBe(at?.includes("GET"));
    }
  });

  it("prefers what has a name of its own", () => {
    expect(methodsAt("/v1/users/me")).not.toBe(methodsAt(`/v1/users/${crypto.randomUUID()}`));
  });

  it.each(["/", "/v1", "/v1/nothing", "/v1/users/me/", "/settings", "/openapixjson"])("knows nothing of %s", (path) => {
    expect(methodsAt(path)).toBeNull();
  });
});
