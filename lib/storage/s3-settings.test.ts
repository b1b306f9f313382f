import { expect, it } from "vitest";
import { s3SettingsOf } from "./s3-settings.ts";

const NONE = {
  ...{ S3_BUCKET: undefined, S3_ENDPOINT: undefined, S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined },
  ...{ S3_REGION: "us-east-1", S3_PREFIX: "", S3_PATH_STYLE: undefined },
};
const KEYS = { S3_BUCKET: "b", S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" };

it("is off while nothing is set, and refuses half a setting by its names", () => {
  expect(s3SettingsOf(NONE)).toBeUndefined();
  expect(() => s3SettingsOf({ ...NONE, S3_BUCKET: "b" })).toThrow("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY");
  expect(() => s3SettingsOf({ ...NONE, S3_ENDPOINT: "https://s3.test" })).toThrow("S3_BUCKET");
});

it("puts the bucket in the path where an endpoint is named, unless said", () => {
  expect(s3SettingsOf({ ...NONE, ...KEYS })).toMatchObject({ is_path_style: false, prefix: "", endpoint: undefined });
  const named = { ...NONE, ...KEYS, S3_ENDPOINT: "https://s3.test" };
  expect(s3SettingsOf(named)?.is_path_style).toBe(true);
  expect(s3SettingsOf({ ...named, S3_PATH_STYLE: false })?.is_path_style).toBe(false);
});

it.each([
  ["a/b", "a/b/"],
  ["/a/", "a/"],
  ["/", ""],
])("writes the prefix %j as %j", (S3_PREFIX, prefix) => {
  expect(s3SettingsOf({ ...NONE, ...KEYS, S3_PREFIX })?.prefix).toBe(prefix);
});
