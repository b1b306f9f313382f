export type { BlobStorage } from "./blob-storage.ts";
export { storage } from "./storage.ts";
export { assertStorageKey, newStorageKey } from "./storage-key.ts";
