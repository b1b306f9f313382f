import type { UploadStore } from "@/lib/protocol/client/upload-in-pieces";
import { readStored, writeStored } from "./browser-storage";

/** Large files on their way: chosen again after a reload, they go on where they were. */
export const browserUploads: UploadStore = {
  find: (key) => readStored("local", `alma:upload:${key}`),
  keep: (key, upload_id) => writeStored("local", `alma:upload:${key}`, upload_id),
};
