import { probedDrivers } from "./drivers/choose-driver.ts";
import { boundFiles } from "./files/file-limits.ts";
import type { SandboxSession, SessionOptions } from "./session.ts";

/**
 * Opens a workspace in which commands are run, by the best driver that has a shell; `driver` asks for a certain one. The
 * caller stops it. Throws when no driver can, or when the files pass the sandbox's limits; the error says which.
 */
export async function openSession(
  options: SessionOptions = {},
  { driver: name }: { driver?: string } = {},
): Promise<SandboxSession> {
  const { error } = boundFiles(options.files ?? []);
  if (error) throw new RangeError(`${error.code}: ${error.message}`);
  const probed = await probedDrivers();
  const usable = probed.find(
    ({ driver, problem }) => problem === null && driver.openSession && (name === undefined || driver.name === name),
  );
  if (!usable?.driver.openSession) {
    const reasons = probed.map(({ driver, problem }) => `${driver.name}: ${problem ?? "has no shell"}`);
    throw new Error(`SANDBOX_UNAVAILABLE: no driver opens a session here (${reasons.join("; ")}).`);
  }
  return usable.driver.openSession(options);
}
