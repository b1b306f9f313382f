import { freePort } from "../../lib/core/process/free-port.ts";
import { type StartedProcess, startProcess } from "./start-process.ts";

export interface ServedApi {
  url: string;
  /** Made at the first start. */
  admin: { email: string; password: string };
  stop: () => Promise<unknown>;
  process: StartedProcess;
}

/**
 * ALMA in a process of its own, on the test file's own fresh database: the real composition root and the real routes, without
 * the pages. `env` goes over the test's own.
 */
export async function serveApi(env: Record<string, string> = {}): Promise<ServedApi> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const admin = { email: "owner@example.test", password: "a long enough password" };
  const { DATABASE_URL = "", ALMA_DATA_DIR = "", ALMA_SECRET = "", ALMA_ENCRYPTION_KEY = "" } = process.env;
  const started = startProcess("tests/faults/process/serve.ts", {
    DATABASE_URL,
    ALMA_DATA_DIR,
    ALMA_SECRET,
    ALMA_ENCRYPTION_KEY,
    ALMA_URL: url,
    ALMA_ADMIN_EMAIL: admin.email,
    ALMA_ADMIN_PASSWORD: admin.password,
    PORT: String(port),
    LOG_LEVEL: "warn",
    ...env,
  });
  await started.says(/^up \d+$/m, 60_000);
  const stop = async () => {
    started.child.kill("SIGTERM");
    const limit = setTimeout(() => started.child.kill("SIGKILL"), 10_000);
    await started.ended;
    clearTimeout(limit);
  };
  return { url, admin, stop, process: started };
}
