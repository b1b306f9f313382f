import type { Callee } from "./call-api.ts";

/** One connection to a conversation's events, whatever carries them. */
export interface LineOptions {
  callee: Callee;
  conversation_id: string;
  /** The newest fact that the client claims to have. */
  last_seq: number;
  signal: AbortSignal;
  onOpen: () => void;
  /** An event as the JSON text that came. */
  onEvent: (data: string) => void;
  /** Milliseconds to wait after every read. */
  slow?: number;
}

export type ReadLine = (options: LineOptions) => Promise<void>;

/** Server-sent events until the line ends; rejects when it breaks. */
export const readSse: ReadLine = async ({ callee, conversation_id, last_seq, signal, onOpen, onEvent, slow = 0 }) => {
  const headers = { authorization: `Bearer ${callee.token}`, "last-event-id": String(last_seq) };
  const url = `${callee.server?.url}/v1/conversations/${conversation_id}/events`;
  const response = await fetch(url, { headers, signal });
  if (!response.ok || !response.body) throw new Error(`the event stream answered ${response.status}`);
  onOpen();
  let rest = "";
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = block.split("\n").find((line) => line.startsWith("data: "));
      if (data !== undefined && !signal.aborted) onEvent(data.slice("data: ".length));
    }
    if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
  }
};
