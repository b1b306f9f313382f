import type { WireEvent } from "../../events.ts";

interface Resuming {
  lastSeq: () => number;
  onEvent: (event: WireEvent) => void;
  /** Asks the server for the facts after this one. */
  resume: (last_seq: number) => void;
}

/**
 * Lets a socket's events through in order. A new socket tells what happens from now on; what was missed is asked for, and
 * until it comes newer facts are left aside, since the replay brings them as well.
 */
export function resumeSocket({ lastSeq, onEvent, resume }: Resuming): (event: WireEvent) => void {
  /** The newest fact that is missing; null when none is. */
  let missing: number | null = null;
  return (event) => {
    if (event.type === "connection_status" && event.data.status === "connected") {
      // A reader that knows more than there is begins anew when it hears this, so it is asked afterwards.
      onEvent(event);
      const newest = event.data.last_seq ?? 0;
      const known = lastSeq();
      if (known === newest) return;
      missing = newest;
      resume(known);
      return;
    }
    if (event.seq !== undefined && missing !== null) {
      if (event.seq > missing) return;
      missing = null;
    }
    onEvent(event);
  };
}
