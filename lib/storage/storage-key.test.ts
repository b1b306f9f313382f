import { describe, expect, it } from "vitest";
import { newId } from "../core/ids.ts";
import { assertStorageKey, newStorageKey } from "./storage-key.ts";

const GOOD = newStorageKey();
const [first, second, id] = GOOD.split("/");

describe("newStorageKey", () => {
  it("spreads ids of one moment over folders", () => {
    const folders = new Set(Array.from({ length: 50 }, () => newStorageKey().slice(0, 5)));
    expect(folders.size).toBeGreaterThan(20);
  });

  it("is the same for the same id, and passes its own check", () => {
    const given = newId();
    expect(newStorageKey(given)).toBe(newStorageKey(given.toUpperCase()));
    expect(() => assertStorageKey(newStorageKey(given))).not.toThrow();
  });
});

describe("assertStorageKey", () => {
  it.each([
    "",
    ".",
    "..",
    "../../etc/passwd",
    "/etc/passwd",
    `${first}/${second}/../../../etc/passwd`,
    `../${first}/${second}/${id}`,
    `${GOOD}/..`,
    `${GOOD}/`,
    `/${GOOD}`,
    `${GOOD}\n`,
    `${GOOD}\0.txt`,
    `${first}\\${second}\\${id}`,
    `${first}/${second}/${id}.part`,
    `%2e%2e/${second}/${id}`,
    `00/00/${newId().slice(0, -4)}abcd`,
    GOOD.toUpperCase().replace(/^../, "ZZ"),
    "ab/cd/file.txt",
    "C:\\Windows\\win.ini",
  ])("refuses %j", (key) => {
    expect(() => assertStorageKey(key)).toThrow(expect.objectContaining({ code: "VALIDATION_ERROR" }));
  });
});
