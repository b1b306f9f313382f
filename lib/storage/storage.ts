import path from "node:path";
import { env } from "../core/env.ts";
import { singleton } from "../core/process/singleton.ts";
import type { BlobStorage } from "./blob-storage.ts";
import { localStorage } from "./local-storage.ts";
import { readOnlyStorage } from "./read-only-storage.ts";
import { type S3Settings, s3SettingsOf } from "./s3-settings.ts";
import { s3Storage } from "./s3-storage.ts";

interface StorageSettings {
  data_dir: string;
  /** The host keeps no files between requests. */
  serverless: boolean;
  /** The bucket that files are kept in, where there is one. */
  s3?: S3Settings | undefined;
}

/** Chooses the driver. */
export function createStorage({ data_dir, serverless, s3 }: StorageSettings): BlobStorage {
  if (s3) return s3Storage(s3);
  const local = localStorage(path.join(/* turbopackIgnore: true */ data_dir, "files"));
  return serverless ? readOnlyStorage(local) : local;
}

/** The storage of this process. Throws where what is set for it cannot be right, see {@link s3SettingsOf}. */
export const storage = (): BlobStorage =>
  singleton("storage", () =>
    createStorage({
      data_dir: env().ALMA_DATA_DIR,
      serverless: env().VERCEL !== undefined,
      s3: s3SettingsOf(env()),
    }),
  );
