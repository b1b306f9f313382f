import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseEncryptionKeys } from "./encryption-keys.ts";
import { decryptSecret, encryptSecret } from "./secret-box.ts";

const place = { row_id: "018f0000-0000-7000-8000-000000000001", owner_id: "018f0000-0000-7000-8000-0000000000aa" };
const hex = randomBytes(32).toString("hex");
const base64 = randomBytes(32).toString("base64");
const phrase = "a passphrase that is longer than thirty-two characters";
const keys = parseEncryptionKeys(hex);
const secret = "sk-test-密钥-0123456789";

describe("encryptSecret", () => {
  it("opens again only in its own row and for its own owner", () => {
    const blob = encryptSecret(secret, place, keys);
    expect(blob).not.toContain(secret);
    expect(decryptSecret(blob, place, keys)).toBe(secret);
    for (const other of [
      { ...place, row_id: place.owner_id },
      { ...place, owner_id: place.row_id },
      { row_id: place.owner_id, owner_id: place.row_id },
    ]) {
      expect(() => decryptSecret(blob, other, keys)).toThrow("Something went wrong on our side.");
    }
  });

  it("never gives the same blob twice and fits the seed's column", () => {
    expect(encryptSecret(secret, place, keys)).not.toBe(encryptSecret(secret, place, keys));
    expect(encryptSecret("k".repeat(320), place, keys).length).toBeLessThanOrEqual(500);
  });

  it("refuses every single changed character without detail", () => {
    const blob = encryptSecret("short", place, keys);
    // Unused bits of the last base64 character may decode to the same bytes, so it is left out.
    for (let index = 0; index < blob.length - 1; index++) {
      const changed = `${blob.slice(0, index)}${blob[index] === "A" ? "B" : "A"}${blob.slice(index + 1)}`;
      expect(() => decryptSecret(changed, place, keys), `character ${index}`).toThrow(
        "Something went wrong on our side.",
      );
    }
    for (const junk of [
      "",
      "v1",
      "v1..",
      `${blob}.x`,
      "v2.00000000.AAAA",
      `${blob.split(".").slice(0, 2).join(".")}.AAAA`,
    ]) {
      expect(() => decryptSecret(junk, place, keys), junk).toThrow("Something went wrong on our side.");
    }
  });

  it("rotates: the first key encrypts, older keys still open, a dropped key does not", () => {
    const old = encryptSecret(secret, place, parseEncryptionKeys(base64));
    const rotated = parseEncryptionKeys(`${hex}, ${base64}`);
    expect(decryptSecret(old, place, rotated)).toBe(secret);
    const fresh = encryptSecret(secret, place, rotated);
    expect(decryptSecret(fresh, place, keys)).toBe(secret);
    expect(() => decryptSecret(old, place, keys)).toThrow();
  });
});

describe("parseEncryptionKeys", () => {
  it("takes hex, base64 and long strings, and gives each its own id", () => {
    const parsed = parseEncryptionKeys([hex, base64, phrase].join(","));
    expect(parsed.map((key) => key.bytes.length)).toEqual([32, 32, 32]);
    expect(new Set(parsed.map((key) => key.id)).size).toBe(3);
    expect(parsed[0]?.bytes.toString("hex")).toBe(hex);
    expect(parsed[1]?.bytes.toString("base64")).toBe(base64);
  });

  it("refuses none and too short", () => {
    expect(() => parseEncryptionKeys(undefined)).toThrow("ALMA_ENCRYPTION_KEY");
    expect(() => parseEncryptionKeys(" , ")).toThrow("ALMA_ENCRYPTION_KEY");
    expect(() => parseEncryptionKeys("x".repeat(31))).toThrow("32");
  });
});
