import { leadTabs } from "./lead-tabs.ts";
import type { LineEnd, LineOptions, ReadLine } from "./line.ts";
import { readSseLine } from "./sse-line.ts";
import { canShareTabs, leadInTurn, openTabChannel, type TabMessage } from "./tab-channel.ts";
import { watchSilence } from "./watch-silence.ts";

/** How long the leading tab may take to open the stream for us. */
const OPENING_MS = 6_000;

/**
 * A conversation's events over the one stream that the tabs of this browser share, since a browser keeps only six
 * connections to a server open. A stream of its own where tabs cannot talk to each other, or the leading one is silent.
 */
export const readSharedLine: ReadLine = async (options) => {
  const end = canShareTabs() ? await share(options) : null;
  return end ?? (await readSseLine(options));
};

/** Null when it did not work out and a stream of one's own is the better way. */
function share({ conversation_id, lastSeq, onEvent, onOpen, signal }: LineOptions): Promise<LineEnd | null> {
  return new Promise((resolve) => {
    const line = crypto.randomUUID();
    const page = typeof window === "undefined" ? null : window;
    const leading = new AbortController();
    const silence = watchSilence(signal);
    const hear = (message: TabMessage) => {
      if (message.kind === "heard") silence.heard();
      else if (message.kind === "roll_call") want();
      else if (message.kind === "open" && message.lines.includes(line)) {
        clearTimeout(opening);
        onOpen("sse");
      } else if (message.kind === "event" && message.conversation_id === conversation_id) {
        if (message.lines === null || message.lines.includes(line)) onEvent(message.event);
      } else if (message.kind === "ended" && message.lines.includes(line)) finish(message.end);
      else if (message.kind === "no_room" && message.line === line) finish(null);
    };
    const channel = openTabChannel(hear);
    const want = () => channel.post({ kind: "want", line, conversation_id, last_seq: lastSeq() });
    const lost = () => finish({ kind: "dropped", isPlanned: false });
    const leave = () => channel.post({ kind: "leave", line });
    const finish = (end: LineEnd | null) => {
      clearTimeout(opening);
      silence.signal.removeEventListener("abort", lost);
      page?.removeEventListener("pagehide", leave);
      leave();
      leading.abort();
      silence.end();
      channel.close();
      resolve(end);
    };
    const opening = setTimeout(() => finish(null), OPENING_MS);
    silence.signal.addEventListener("abort", lost);
    page?.addEventListener("pagehide", leave);
    leadInTurn(leading.signal, leadTabs);
    want();
  });
}
