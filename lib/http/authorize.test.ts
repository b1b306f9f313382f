import { describe, expect, it } from "vitest";
import type { Actor } from "../core/actor.ts";
import { type Contract, contract } from "../protocol/contract/define.ts";
import { authorize } from "./authorize.ts";
import { PERSON } from "./person.fixture.ts";

const keyed = (...scopes: string[]): Actor => ({ ...PERSON, session_id: null, api_key: { key_id: "k", scopes } });
const operation = (parts: Partial<Contract> = {}) =>
  contract({
    id: "tryOut",
    path: "/v1/try",
    summary: "",
    tag: "agents",
    auth: "user",
    status: 200,
    method: "GET",
    ...parts,
  });
const refusal = (contract: Contract, actor: Actor): string | null => {
  try {
    authorize(contract, actor);
    return null;
  } catch (error) {
    expect(error).toMatchObject({ code: "FORBIDDEN" });
    return error instanceof Error ? error.message : "";
  }
};

describe("authorize", () => {
  it.each([
    ["the scope of its tag", operation(), keyed("agents:read"), true],
    ["every scope", operation({ method: "POST" }), keyed("*"), true],
    ["a scope of its own", operation({ scope: "special" }), keyed("special"), true],
    ["reading for a change", operation({ method: "POST" }), keyed("agents:read"), false],
    ["changing for reading", operation(), keyed("agents:write"), false],
    ["another tag", operation(), keyed("runs:read"), false],
    ["a beginning of the scope", operation(), keyed("agents:", "agents", "agents:*"), false],
    ["nothing", operation(), keyed(), false],
  ])("a key that is good for %s", (_, contract, actor, passes) => {
    expect(refusal(contract, actor) === null).toBe(passes);
  });

  it("says which scope is missing", () => {
    expect(refusal(operation({ method: "PATCH" }), keyed())).toContain("agents:write");
  });

  it("keeps every key from what a person does in person, and no sign-in", () => {
    expect(refusal(operation({ session_only: true }), keyed("*"))).toContain("Sign in");
    expect(refusal(operation({ session_only: true }), PERSON)).toBeNull();
  });

  it("lets administrators and whom they granted it do what is theirs", () => {
    const closed = operation({ auth: "superuser", permission: "user:delete" });
    expect(refusal(closed, PERSON)).toContain("user:delete");
    expect(refusal(closed, { ...PERSON, permissions: ["user:read"] })).not.toBeNull();
    expect(refusal(closed, { ...PERSON, permissions: ["user:delete"] })).toBeNull();
    expect(refusal(closed, { ...PERSON, is_superuser: true })).toBeNull();
    expect(refusal(operation({ auth: "superuser" }), { ...PERSON, permissions: ["undefined"] })).not.toBeNull();
  });

  it("gives an administrator's key no more than its scopes", () => {
    const closed = operation({ auth: "superuser" });
    expect(refusal(closed, { ...keyed("runs:read"), is_superuser: true })).toContain("agents:read");
    expect(refusal(closed, { ...keyed("agents:read"), is_superuser: true })).toBeNull();
    expect(refusal(closed, keyed("*"))).not.toBeNull();
  });
});
