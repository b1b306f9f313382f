import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { fail } from "../core/errors.ts";
import { asked, type S3Bucket } from "./s3-client.ts";
import { copySource } from "./s3-copy-source.ts";
import { putObject } from "./s3-put.ts";

/**
 * An unfinished content is its pieces, each an object named by where it begins; a bucket cannot append. They become one
 * object when it is finished. Offsets are padded, so that the order of names is that of the bytes.
 */
interface Piece {
  offset: number;
  size: number;
  key: string;
}

const OFFSET_DIGITS = 16;

const pieceKey = (key: string, offset: number): string =>
  `${key}.pieces/${String(offset).padStart(OFFSET_DIGITS, "0")}`;

/** Adds the content of `from` as the piece at `offset`; what stood from there on is gone. */
export async function appendPiece(bucket: S3Bucket, key: string, offset: number, from: string): Promise<void> {
  const { client, at } = bucket;
  const copy = { ...at(pieceKey(key, offset)), CopySource: copySource(at(from)) };
  await asked(client.send(new CopyObjectCommand(copy)));
  for (const later of await piecesOf(bucket, key)) if (later.offset > offset) await removeObject(bucket, later.key);
}

/** Makes one object of the pieces. Nothing is to be done where that has happened; NOT_FOUND where there are none. */
export async function finishPieces(bucket: S3Bucket, key: string): Promise<void> {
  const pieces = await piecesOf(bucket, key);
  if (pieces.length === 0) return await requireObject(bucket, key);
  await putObject(bucket, key, contentOf(bucket, pieces));
  await removePieces(bucket, key);
}

export async function removePieces(bucket: S3Bucket, key: string): Promise<void> {
  for (const piece of await piecesOf(bucket, key)) await removeObject(bucket, piece.key);
}

export async function removeObject({ client, at }: S3Bucket, key: string): Promise<void> {
  await asked(client.send(new DeleteObjectCommand(at(key))));
}

async function requireObject({ client, at }: S3Bucket, key: string): Promise<void> {
  await asked(client.send(new HeadObjectCommand(at(key))));
}

/** A piece ends where the next begins, also one that a try that was given up had made longer. */
async function* contentOf({ client, at }: S3Bucket, pieces: Piece[]): AsyncGenerator<Uint8Array> {
  let end = 0;
  for (const [index, { offset, size, key }] of pieces.entries()) {
    if (offset !== end)
      throw fail("STORAGE_UNAVAILABLE", { message: "A piece of this file is missing. Upload it again." });
    const length = Math.min(size, (pieces[index + 1]?.offset ?? Number.POSITIVE_INFINITY) - offset);
    if (length === 0) continue;
    const range = { Range: `bytes=0-${length - 1}` };
    const { Body } = await asked(client.send(new GetObjectCommand({ ...at(key), ...range })));
    if (Body) yield* Body.transformToWebStream();
    end = offset + length;
  }
}

async function piecesOf({ client, at, settings }: S3Bucket, key: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const { Bucket, Key: Prefix } = at(`${key}.pieces/`);
  let ContinuationToken: string | undefined;
  do {
    const page = await asked(client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken })));
    for (const { Key = "", Size = 0 } of page.Contents ?? []) {
      pieces.push({ offset: Number(Key.slice(Prefix.length)), size: Size, key: Key.slice(settings.prefix.length) });
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return pieces.toSorted((a, b) => a.offset - b.offset);
}
