import postgres from "postgres";

/** Any two numbers that nothing else in the database uses as an advisory lock. */
const SPACE = 0x616c6d61;
const SERVING = 1;

export interface ServingLock {
  /** Lets others have it. */
  release: () => Promise<void>;
}

/**
 * Tries once to take the lock that only one serving process of a database may hold, or any number of `shared` ones. It
 * lives on a connection of its own: PostgreSQL frees it the moment the process is gone, however it went. `onLost` is
 * called when that connection breaks. Null when somebody else holds it; rejects when the database cannot be reached.
 */
export async function tryServingLock(url: string, shared: boolean, onLost: () => void): Promise<ServingLock | null> {
  let isHeld = false;
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    onclose: () => {
      if (isHeld) onLost();
      isHeld = false;
    },
    connection: {
      application_name: "alma-serving",
      // A machine that lost its power says no good-bye: its lock is free after half a minute instead of two hours.
      tcp_keepalives_idle: 10,
      tcp_keepalives_interval: 5,
      tcp_keepalives_count: 4,
    },
  });
  const leave = async () => {
    isHeld = false;
    await sql.end({ timeout: 1 });
  };
  try {
    const kind = shared ? "_shared" : "";
    const [row] = await sql.unsafe(`select pg_try_advisory_lock${kind}(${SPACE}, ${SERVING}) as taken`);
    isHeld = row?.taken === true;
  } catch (error) {
    await leave();
    throw error;
  }
  if (isHeld) return { release: leave };
  await leave();
  return null;
}
