import { randomUUID } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readlinkSync, symlinkSync } from "node:fs";
import path from "node:path";
import { logger } from "../core/log/logger.ts";
import { bootError } from "./boot-error.ts";
import { canReach, type DatabaseUser } from "./database-user.ts";

/** Where root keeps what the database user must reach when the data directory is closed to it. */
export const SHARED_HOME = "/var/lib/alma";

/**
 * The PGDATA directory of a data directory: `<data>/postgres`. Where root started us under a folder that is closed to
 * others (a home of mode 700), that is a link to a folder of its own under {@link SHARED_HOME}.
 */
export function databaseHome(dataRoot: string, user: DatabaseUser | undefined): string {
  const place = path.join(dataRoot, "postgres");
  if (isLink(place)) return linked(place);
  if (existsSync(place) && !canReach(user, dataRoot)) throw closed(place, user);
  if (user) chmodSync(dataRoot, 0o711);
  if (canReach(user, dataRoot)) return own(dataRoot, place, user);
  const home = path.join(SHARED_HOME, randomUUID());
  try {
    mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
    mkdirSync(home, { mode: 0o700 });
  } catch (cause) {
    throw closed(place, user, cause);
  }
  if (user) chownSync(home, user.uid, user.gid);
  symlinkSync(path.join(home, "data"), place);
  logger().warn(
    `${dataRoot} is closed to the user ${user?.name}, who runs PostgreSQL for root: its data lives in ${home}`,
  );
  return path.join(home, "data");
}

/** PostgreSQL's own user must be able to make the folder (initdb works beside it and renames). */
function own(dataRoot: string, place: string, user: DatabaseUser | undefined): string {
  if (!canReach(user, dataRoot)) throw closed(place, user);
  return place;
}

function linked(place: string): string {
  const home = readlinkSync(place);
  if (existsSync(path.dirname(home))) return home;
  throw bootError(
    `The database of this data directory was in ${home}, which is gone. Put it back, or remove ${place} to begin anew.`,
  );
}

function isLink(place: string): boolean {
  try {
    return Boolean(readlinkSync(place));
  } catch {
    return false;
  }
}

const closed = (place: string, user: DatabaseUser | undefined, cause?: unknown) =>
  bootError(
    `PostgreSQL refuses to run as root, and the user ${user?.name} cannot reach ${place}. Start ALMA as an ordinary user, set ALMA_DATA_DIR to a folder others may pass through, or set DATABASE_URL.`,
    cause,
  );
