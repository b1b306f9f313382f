import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { logger } from "../core/log/logger.ts";
import { asked, type S3Bucket } from "./s3-client.ts";

/** Of one part: what is in memory at a time. A store takes 5 MB at least and 10,000 of them at most: 80 GB. */
const PART_BYTES = 8 * 1024 * 1024;

/** Stores all of `data` or nothing. What fits into one part is one request; the rest goes up part by part as it comes. */
export async function putObject(
  bucket: S3Bucket,
  key: string,
  data: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<number> {
  if (data instanceof Uint8Array) return await putWhole(bucket, key, data);
  const parts = inParts(data)[Symbol.asyncIterator]();
  const first = await parts.next();
  const second = first.done ? first : await parts.next();
  if (first.done) return await putWhole(bucket, key, new Uint8Array());
  if (second.done) return await putWhole(bucket, key, first.value);
  return await putInParts(bucket, key, chained([first.value, second.value], parts));
}

async function putWhole({ client, at }: S3Bucket, key: string, body: Uint8Array): Promise<number> {
  await asked(client.send(new PutObjectCommand({ ...at(key), Body: body, ...sums(body) })));
  return body.byteLength;
}

async function putInParts(bucket: S3Bucket, key: string, parts: AsyncIterable<Uint8Array>): Promise<number> {
  const { client, at } = bucket;
  const { UploadId } = await asked(client.send(new CreateMultipartUploadCommand(at(key))));
  const upload = { ...at(key), UploadId };
  try {
    let size = 0;
    const done: { PartNumber: number; ETag: string | undefined }[] = [];
    for await (const part of parts) {
      const PartNumber = done.length + 1;
      const sent = client.send(new UploadPartCommand({ ...upload, PartNumber, Body: part, ...sums(part) }));
      done.push({ PartNumber, ETag: (await asked(sent)).ETag });
      size += part.byteLength;
    }
    await asked(client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: done } })));
    return size;
  } catch (error) {
    // The parts would be kept, and paid for. Where the store is away a rule of the bucket has to do it.
    await client
      .send(new AbortMultipartUploadCommand(upload))
      .catch((err: unknown) => logger().warn({ err, key }, "parts of a failed upload stay in the bucket"));
    throw error;
  }
}

/** The store compares it with what arrived, and refuses the request where they differ. */
const sums = (body: Uint8Array) => ({
  ContentLength: body.byteLength,
  ContentMD5: createHash("md5").update(body).digest("base64"),
});

/** The same bytes in pieces of one part each, the last one shorter. */
async function* inParts(data: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of data) {
    let rest = piece;
    while (size + rest.byteLength >= PART_BYTES) {
      const taken = PART_BYTES - size;
      yield Buffer.concat([...waiting, rest.subarray(0, taken)]);
      rest = rest.subarray(taken);
      waiting = [];
      size = 0;
    }
    // Copied: whoever sends may use their buffer again.
    waiting.push(rest.slice());
    size += rest.byteLength;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

async function* chained(first: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
