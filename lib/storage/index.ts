export type { BlobStorage } from "./blob-storage.ts";
export { storage } from "./storage.ts";
export { newStorageKey } from "./storage-key.ts";
