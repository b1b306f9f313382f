import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { S3Settings } from "../../../lib/storage/s3-settings.ts";
import { startProcess } from "../start-process.ts";

const BUCKET = "alma-test";

/** An S3 server in a process of its own, with an empty bucket, and what it takes to use it. */
export async function startS3(): Promise<{ settings: S3Settings; folder: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "alma-s3-"));
  const server = startProcess("tests/support/s3/serve.mjs", {}, [folder, BUCKET]);
  const [, port] = await server.says(/S3 listens on (\d+)/);
  const settings = {
    bucket: BUCKET,
    prefix: "installation/one/",
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    access_key_id: "S3RVER",
    secret_access_key: "S3RVER",
    is_path_style: true,
  };
  const stop = async () => {
    server.child.kill("SIGKILL");
    await server.ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { settings, folder, stop };
}
