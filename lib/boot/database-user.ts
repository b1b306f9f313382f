import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { bootError } from "./boot-error.ts";

/** The user PostgreSQL runs as; undefined: the one we are. */
export interface DatabaseUser {
  name: string;
  uid: number;
  gid: number;
}

const CANDIDATES = ["postgres", "nobody"];

/** PostgreSQL refuses to run as root, so root lends it an account that every system has. Nothing is created. */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of CANDIDATES) {
    const uid = numberOf("-u", name);
    const gid = numberOf("-g", name);
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw bootError(
    `PostgreSQL refuses to run as root, and this system has no user ${CANDIDATES.join(" or ")}. Start ALMA as an ordinary user, or set DATABASE_URL.`,
  );
}

function numberOf(flag: string, name: string): number | undefined {
  try {
    return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return undefined;
  }
}

/** Whether `user` can reach `target` (which must exist): every folder above it and itself must let them through. */
export function canReach(user: DatabaseUser | undefined, target: string): boolean {
  if (!user) return true;
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
    if ((bits & 1) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}
