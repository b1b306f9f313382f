import type { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";

export interface S3Settings {
  bucket: string;
  /** Begins every key, with a `/` at its end; or empty. */
  prefix: string;
  /** Undefined: Amazon's own. */
  endpoint: string | undefined;
  region: string;
  access_key_id: string;
  secret_access_key: string;
  /** The bucket stands in the path, not in the host's name. */
  is_path_style: boolean;
}

type S3Environment = Pick<
  ReturnType<typeof env>,
  | "S3_BUCKET"
  | "S3_ENDPOINT"
  | "S3_REGION"
  | "S3_PREFIX"
  | "S3_ACCESS_KEY_ID"
  | "S3_SECRET_ACCESS_KEY"
  | "S3_PATH_STYLE"
>;

/**
 * The bucket that files are kept in, or undefined where none is named. Throws SERVICE_UNAVAILABLE, in words for whoever
 * starts ALMA, where something that belongs to it is missing: files must not land on a disk that nobody meant.
 */
export function s3SettingsOf(given: S3Environment): S3Settings | undefined {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_ENDPOINT: endpoint } = given;
  const together = { S3_BUCKET: bucket, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const isNamed = [...Object.values(together), endpoint].some((value) => value !== undefined);
  if (!isNamed) return undefined;
  if (bucket === undefined || S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined) {
    const missing = Object.entries(together).flatMap(([name, value]) => (value === undefined ? [name] : []));
    throw fail("SERVICE_UNAVAILABLE", {
      message: `Files are to be kept in S3, but ${missing.join(" and ")} is not set (docs/workspace.md).`,
    });
  }
  const folder = given.S3_PREFIX.replace(/^\/+|\/+$/g, "");
  return {
    bucket,
    prefix: folder === "" ? "" : `${folder}/`,
    endpoint,
    region: given.S3_REGION,
    access_key_id: S3_ACCESS_KEY_ID,
    secret_access_key: S3_SECRET_ACCESS_KEY,
    is_path_style: given.S3_PATH_STYLE ?? endpoint !== undefined,
  };
}
