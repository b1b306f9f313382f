/** A part of a content: its first and its last byte, counted from 0, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where the bytes of files are, by generated key (`newStorageKey`); names, owners and rights are rows of the database.
 * Every method throws VALIDATION_ERROR for a key that was not generated.
 */
export interface BlobStorage {
  /**
   * Stores all of `data` or nothing, durable when it resolves; an existing key is replaced. Resolves with the size in
   * bytes. Rejects with what `data` throws, or STORAGE_UNAVAILABLE where nothing can be kept.
   */
  put(key: string, data: Uint8Array | AsyncIterable<Uint8Array>): Promise<number>;
  /**
   * Writes the content of `from` into the unfinished content of `key`, at `offset` (its first piece at 0), and ends it
   * there; durable when it resolves. Nobody can read it before {@link finish}.
   */
  append(key: string, offset: number, from: string): Promise<void>;
  /** Makes an unfinished content readable; one that is finished already stays. NOT_FOUND when there is neither. */
  finish(key: string): Promise<void>;
  /** The same content under another new key, without writing it twice where the storage can; NOT_FOUND when there is none. */
  copy(from: string, to: string): Promise<void>;
  /** The whole content. NOT_FOUND when there is none. */
  get(key: string): Promise<Uint8Array>;
  /**
   * The content, or a part of it, piece by piece; resolves, or rejects with NOT_FOUND, before the first piece. Cancelling
   * closes the file.
   */
  stream(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  /** Finished or not; a key that is not there is no error. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
}
