import type { ReadLine } from "./read-sse.ts";

/** The same events over WebSocket: it greets with the newest fact there is, and sends what was missed when asked to. */
export const readSocket: ReadLine = ({ callee, conversation_id, last_seq, signal, onOpen, onEvent }) =>
  new Promise((resolve, reject) => {
    const url = new URL(`/v1/ws/chat/${conversation_id}`, callee.server?.url);
    url.protocol = "ws:";
    const socket = new WebSocket(url, ["alma.v1", `bearer.${callee.token}`]);
    const end = () => {
      signal.removeEventListener("abort", end);
      socket.close();
      resolve();
    };
    /** Facts up to here are on their way; until the first of them comes, newer ones are left aside: they come again. */
    let missing: number | null = null;
    signal.addEventListener("abort", end);
    socket.addEventListener("error", () => reject(new Error("the socket broke")));
    socket.addEventListener("close", end);
    socket.addEventListener("open", onOpen);
    socket.addEventListener("message", ({ data: text }) => {
      if (signal.aborted) return;
      const { type, seq, data } = JSON.parse(text);
      if (type === "connection_status" && data.status === "connected" && data.last_seq !== last_seq) {
        missing = data.last_seq;
        socket.send(JSON.stringify({ type: "resume", data: { last_seq }, timestamp: new Date().toISOString() }));
      }
      if (seq !== undefined && missing !== null) {
        if (seq > missing) return;
        missing = null;
      }
      onEvent(text);
    });
  });
