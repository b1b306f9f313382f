import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { isAlmaError } from "../core/errors.ts";
import type { BlobStorage } from "./blob-storage.ts";
import { asked, type S3Bucket, s3Bucket } from "./s3-client.ts";
import { copySource } from "./s3-copy-source.ts";
import { s3Failure } from "./s3-failure.ts";
import { appendPiece, finishPieces, removeObject, removePieces } from "./s3-pieces.ts";
import { putObject } from "./s3-put.ts";
import type { S3Settings } from "./s3-settings.ts";
import { assertStorageKey } from "./storage-key.ts";

/** Objects of one bucket of Amazon S3 or a store that speaks its protocol. */
export function s3Storage(settings: S3Settings): BlobStorage {
  const bucket = s3Bucket(settings);
  const { client } = bucket;
  /** No name of a person reaches the bucket either. */
  const checked = (key: string): string => {
    assertStorageKey(key);
    return key;
  };
  const at = (key: string) => bucket.at(checked(key));
  return {
    put: async (key, data) => putObject(bucket, checked(key), data),
    append: async (key, offset, from) => appendPiece(bucket, checked(key), offset, checked(from)),
    finish: async (key) => finishPieces(bucket, checked(key)),
    copy: async (from, to) => {
      await asked(client.send(new CopyObjectCommand({ ...at(to), CopySource: copySource(at(from)) })));
    },
    get: async (key) => {
      const { Body } = await asked(client.send(new GetObjectCommand(at(key))));
      return Body ? await asked(Body.transformToByteArray()) : new Uint8Array();
    },
    stream: async (key, range) => {
      const part = range && { Range: `bytes=${range.start}-${range.end}` };
      const { Body } = await asked(client.send(new GetObjectCommand({ ...at(key), ...part })));
      return Body ? inOurWords(Body.transformToWebStream()) : new Blob([]).stream();
    },
    delete: async (key) => {
      await removeObject(bucket, checked(key));
      await removePieces(bucket, key);
    },
    exists: async (key) => isThere(bucket, checked(key)),
  };
}

async function isThere({ client, at }: S3Bucket, key: string): Promise<boolean> {
  try {
    await asked(client.send(new HeadObjectCommand(at(key))));
    return true;
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return false;
    throw error;
  }
}

/** A connection that breaks in the middle is named as one that never came. */
function inOurWords(source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        throw s3Failure(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
