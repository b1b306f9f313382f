import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../db/client.ts";
import { auditLog, credentials } from "../../db/schema/index.ts";
import { createActor } from "../../tests/support/create-actor.ts";
import type { Actor } from "../core/actor.ts";
import { createCredentialBody } from "../protocol/contract/credentials.ts";
import { createCredential, deleteCredential, findUsableCredential, getCredential, updateCredential } from "./index.ts";

const SECRET = "sekret-0123456789";
const body = (changes: object = {}) =>
  createCredentialBody.parse({
    name: "github",
    kind: "bearer",
    hosts: ["api.example.com"],
    secret: SECRET,
    ...changes,
  });

describe("stored secrets", () => {
  let actor: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    [actor, stranger] = [await createActor(), await createActor()];
  });

  it("go in, never come out, and are sent to their hosts over https only", async () => {
    const made = await createCredential(actor, body({ hosts: ["API.example.com ", "api.example.com:8443"] }));
    expect(made).toMatchObject({ hosts: ["api.example.com", "api.example.com:8443"], secret_last4: "6789" });
    const [row] = await db().select().from(credentials).where(eq(credentials.credential_id, made.credential_id));
    const log = await db().select().from(auditLog).where(eq(auditLog.event, "credential.created"));
    expect(JSON.stringify([made, row, log])).not.toContain(SECRET);
    const usable = await findUsableCredential(actor, "github", new URL("https://api.example.com/x"));
    expect(usable.headers).toEqual({ authorization: `Bearer ${SECRET}` });
    expect((await getCredential(actor, made.credential_id)).last_used_at).not.toBeNull();
    for (const [url, code] of [
      ["https://other.example.com/", "FORBIDDEN"],
      ["https://api.example.com.evil.example/", "FORBIDDEN"],
      ["https://api.example.com:444/", "FORBIDDEN"],
      ["http://api.example.com/", "VALIDATION_ERROR"],
    ] as const)
      await expect(findUsableCredential(actor, "github", new URL(url))).rejects.toMatchObject({ code });
  });

  it("are their person's alone", async () => {
    const { credential_id } = await createCredential(actor, body({ name: "mine" }));
    for (const attempt of [
      () => getCredential(stranger, credential_id),
      () => updateCredential(stranger, credential_id, { name: "x" }),
      () => deleteCredential(stranger, credential_id),
      () => findUsableCredential(stranger, "mine", new URL("https://api.example.com/")),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("ask for the value again with a new host, and keep their names apart", async () => {
    const made = await createCredential(actor, body({ name: "third", kind: "header", field: "x-key" }));
    const change = { hosts: ["api.example.com", "evil.example"] };
    await expect(updateCredential(actor, made.credential_id, change)).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
    const changed = await updateCredential(actor, made.credential_id, { ...change, secret: "another-0123456789" });
    expect(changed).toMatchObject({ hosts: change.hosts, version: made.version + 1 });
    const usable = await findUsableCredential(actor, "third", new URL("https://evil.example/"));
    expect(usable).toMatchObject({
      headers: { "x-key": "another-0123456789" },
      hidden: expect.arrayContaining(["another-0123456789"]),
    });
    await expect(createCredential(actor, body({ name: "third" }))).rejects.toMatchObject({ code: "CONFLICT" });
    await deleteCredential(actor, made.credential_id);
    await expect(getCredential(actor, made.credential_id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("createCredentialBody", () => {
  it.each([
    ["a pattern as host", { hosts: ["*.example.com"] }],
    ["an address as host", { hosts: ["https://api.example.com/x"] }],
    ["user info as host", { hosts: ["a@b.example"] }],
    ["no host", { hosts: [] }],
    ["a line break in the secret", { secret: "a\r\nx: b" }],
    ["a header without its name", { kind: "header" }],
    ["a header that is ours", { kind: "header", field: "Host" }],
    ["a field that belongs to nothing", { field: "x-key" }],
    ["basic without a password", { kind: "basic", secret: "user" }],
  ])("refuses %s", (_name, changes) => {
    expect(() => body(changes)).toThrow();
  });
});
