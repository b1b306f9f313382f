import { S3Client } from "@aws-sdk/client-s3";
import { s3Failure } from "./s3-failure.ts";
import type { S3Settings } from "./s3-settings.ts";

const CONNECT_MS = 5_000;
/** Silence on a connection, not the length of a transfer. */
const SILENCE_MS = 30_000;
const TRIES = 3;

/** A bucket and how to ask for things in it. */
export interface S3Bucket {
  client: S3Client;
  /** What names an object of ours, for a command. */
  at: (key: string) => { Bucket: string; Key: string };
  settings: S3Settings;
}

/**
 * Credentials are those of our settings only: the chain of files and metadata services is never asked. Checksums of the
 * newer kind are left to `Content-MD5`, which every S3-compatible store understands.
 */
export function s3Bucket(settings: S3Settings): S3Bucket {
  const { endpoint, region, is_path_style, access_key_id, secret_access_key } = settings;
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint }),
    forcePathStyle: is_path_style,
    credentials: { accessKeyId: access_key_id, secretAccessKey: secret_access_key },
    maxAttempts: TRIES,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
  });
  const at = (key: string) => ({ Bucket: settings.bucket, Key: `${settings.prefix}${key}` });
  return { client, at, settings };
}

/** The answer to a command, or a failure in our words. */
export async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw s3Failure(error);
  }
}
