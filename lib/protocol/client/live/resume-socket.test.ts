import { expect, it } from "vitest";
import type { WireEvent } from "../../events.ts";
import { resumeSocket } from "./resume-socket.ts";

const id = "019aaaaa-0000-7000-8000-000000000001";
const timestamp = "2026-11-22T00:00:00.000Z";
const hello = (last_seq: number): WireEvent => ({
  type: "connection_status",
  timestamp,
  data: { status: "connected", user_id: id, conversation_id: id, session_id: "session_1", last_seq },
});
const fact = (seq: number): WireEvent => ({
  type: "run_status",
  seq,
  timestamp,
  data: { run_id: id, message_id: id, status: "running" },
});

function reader(known: number) {
  const seqs: number[] = [];
  const asked: number[] = [];
  let last_seq = known;
  const pass = resumeSocket({
    lastSeq: () => last_seq,
    onEvent: (event) => {
      // As the conversation's client does: a server that knows less makes it begin anew.
      if (event.type === "connection_status" && (event.data.last_seq ?? 0) < last_seq) last_seq = 0;
      if (event.seq === undefined) return;
      seqs.push(event.seq);
      last_seq = Math.max(last_seq, event.seq);
    },
    resume: (from) => asked.push(from),
  });
  return { pass, seqs, asked };
}

it("asks for nothing when nothing is missing", () => {
  const { pass, seqs, asked } = reader(4);
  for (const event of [hello(4), fact(5), fact(6)]) pass(event);
  expect(asked).toEqual([]);
  expect(seqs).toEqual([5, 6]);
});

it("leaves newer facts aside until the missing ones come, which bring them again", () => {
  const { pass, seqs, asked } = reader(2);
  for (const event of [hello(4), fact(5), fact(6), fact(3), fact(4), fact(5), fact(6), fact(7)]) pass(event);
  expect(asked).toEqual([2]);
  expect(seqs).toEqual([3, 4, 5, 6, 7]);
});

it("takes everything again from a server that knows less", () => {
  const { pass, seqs, asked } = reader(9);
  for (const event of [hello(2), fact(1), fact(2), fact(3)]) pass(event);
  expect(asked).toEqual([0]);
  expect(seqs).toEqual([1, 2, 3]);
});
