export type { BlobStorage, ByteRange } from "./blob-storage.ts";
export { checkStorage } from "./check-storage.ts";
export { storage } from "./storage.ts";
export { newStorageKey } from "./storage-key.ts";
export { type ZipEntry, zip } from "./zip.ts";
export { fileName, filePath } from "./zip-names.ts";
