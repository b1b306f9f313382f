import { expect, it } from "vitest";
import { withoutSecrets } from "./without-secrets.ts";

it("takes out what is called a secret, at any depth", () => {
  const data = { user_id: "u", api_key: "x", after: { hashed_password: "y", list: [{ token: "z" }] } };
  const hidden = "[removed]";
  expect(withoutSecrets(data)).toEqual({
    user_id: "u",
    api_key: hidden,
    after: { hashed_password: hidden, list: [{ token: hidden }] },
  });
});

it.each([
  "sk-abcdefgh12345678",
  "my key is AIzaSyA1234567890abcdefghij",
  "eyJhbGciOiJIUzI1NiJ9.e30.x",
  "$argon2id$v=19$m=19456",
  "https://user:pass@example.com/",
])("takes out what looks like one: %s", (value) => {
  expect(withoutSecrets({ note: value })).toEqual({ note: "[removed]" });
});

it("leaves ids, names, numbers and addresses as they are, and cuts what is too long", () => {
  const data = { key_id: "0198c0de-0000-7000-8000-000000000000", name: "key of CI", days: 30, is_on: true, to: null };
  expect(withoutSecrets({ ...data, url: "https://example.com:8443/v1" })).toEqual({
    ...data,
    url: "https://example.com:8443/v1",
  });
  expect(withoutSecrets({ note: "a".repeat(600) })).toEqual({ note: "a".repeat(500) });
});
