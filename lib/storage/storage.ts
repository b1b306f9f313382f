import path from "node:path";
import { env } from "../core/env.ts";
import { singleton } from "../core/singleton.ts";
import type { BlobStorage } from "./blob-storage.ts";
import { localStorage } from "./local-storage.ts";
import { readOnlyStorage } from "./read-only-storage.ts";

interface StorageSettings {
  data_dir: string;
  /** The host keeps no files between requests. */
  serverless: boolean;
}

/** Chooses the driver. An S3 driver is one more branch here, before the others, when S3_ENDPOINT is set. */
export function createStorage({ data_dir, serverless }: StorageSettings): BlobStorage {
  const local = localStorage(path.join(/* turbopackIgnore: true */ data_dir, "files"));
  return serverless ? readOnlyStorage(local) : local;
}

/** The storage of this process. */
export const storage = (): BlobStorage =>
  singleton("storage", () => createStorage({ data_dir: env().ALMA_DATA_DIR, serverless: env().VERCEL !== undefined }));
