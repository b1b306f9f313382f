import { describe, expect, it } from "vitest";
import type { Evidence } from "./evidence.ts";
import { ANSWER, CALL, healthy, QUESTION, RUN } from "./healthy.fixture.ts";
import { CHECKS, violationsIn } from "./index.ts";

const first = <T>(values: T[]): T => {
  const [value] = values;
  if (value === undefined) throw new Error("the fixture has none");
  return value;
};
const callOf = ({ stored }: Evidence) => first(stored.calls);
const runOf = ({ stored }: Evidence) => first(stored.runs);
const lastEvent = ({ stored }: Evidence) => first(stored.events.slice(-1));
const factsOf = (evidence: Evidence) => new Map(first(evidence.clients).facts);
const setFacts = (evidence: Evidence, facts: Map<number, string>) => {
  evidence.clients[0] = { ...first(evidence.clients), facts };
};

/** Each spoils a healthy history in one way, and names the check that must see it. */
const SPOILT: [what: string, check: string, spoil: (evidence: Evidence) => void][] = [
  ["a lost message", "acknowledged messages", ({ stored }) => stored.messages.splice(0, 1)],
  ["a lost run", "acknowledged messages", ({ stored }) => stored.runs.splice(0, 1)],
  [
    "other words",
    "acknowledged messages",
    (evidence) => Object.assign(first(evidence.acknowledged), { content: "bye" }),
  ],
  [
    "a run that was not told",
    "acknowledged messages",
    (evidence) => Object.assign(first(evidence.acknowledged), { run_id: ANSWER }),
  ],
  [
    "a doubled answer",
    "one answer per message",
    (evidence) => {
      evidence.stored.runs.push({ ...runOf(evidence), run_id: CALL, assistant_message_id: QUESTION });
    },
  ],
  [
    "an answer of nobody's",
    "one answer per message",
    ({ stored }) => {
      stored.messages.push({
        message_id: CALL,
        role: "assistant",
        content: "",
        parent_message_id: QUESTION,
        is_deleted: false,
      });
    },
  ],
  ["two ends", "one end per run", (evidence) => evidence.stored.events.push({ ...lastEvent(evidence), seq: 8 })],
  [
    "a fact after the end",
    "one end per run",
    (evidence) => evidence.stored.events.push({ ...lastEvent(evidence), seq: 8, type: "usage" }),
  ],
  [
    "an end that the row does not know",
    "one end per run",
    (evidence) => Object.assign(runOf(evidence), { status: "failed" }),
  ],
  [
    "an end of a run that goes on",
    "one end per run",
    (evidence) => Object.assign(runOf(evidence), { status: "running" }),
  ],
  [
    "a lease of an ended run",
    "one end per run",
    (evidence) => Object.assign(runOf(evidence), { lease_owner: "a zombie" }),
  ],
  ["a gap", "dense facts", ({ stored }) => stored.events.splice(2, 1)],
  ["a repeat", "dense facts", ({ stored }) => stored.events.splice(2, 0, first(stored.events.slice(2)))],
  ["a missing step", "dense steps", ({ stored }) => stored.steps.splice(1, 1)],
  ["a step twice", "dense steps", ({ stored }) => stored.steps.push(first(stored.steps))],
  ["an open step", "dense steps", ({ stored }) => Object.assign(first(stored.steps), { finished_at: null })],
  [
    "two results",
    "one result per tool call",
    ({ stored }) => stored.events.push({ ...first(stored.events.slice(4)), seq: 8 }),
  ],
  [
    "no result",
    "one result per tool call",
    (evidence) => Object.assign(callOf(evidence), { result: null, status: "started" }),
  ],
  [
    "a result too late",
    "one result per tool call",
    (evidence) => Object.assign(callOf(evidence), { finished_at: new Date() }),
  ],
  [
    "an effect twice",
    "effects at most once",
    (evidence) => Object.assign(evidence, { effects: new Map([["once", 2]]) }),
  ],
  ["an effect that never was", "effects at most once", (evidence) => Object.assign(evidence, { effects: new Map() })],
  [
    "an effect without a yes",
    "effects at most once",
    ({ stored }) => Object.assign(first(stored.approvals), { status: "denied" }),
  ],
  [
    "an unknown outcome that nobody was told",
    "effects at most once",
    (evidence) => Object.assign(callOf(evidence), { status: "unknown" }),
  ],
  [
    "two runs at work",
    "one run at a time",
    ({ stored }) => {
      stored.events.splice(3, 0, { ...first(stored.events.slice(2)), run_id: CALL });
    },
  ],
  [
    "a client without a fact",
    "the same everywhere",
    (evidence) => {
      const facts = factsOf(evidence);
      facts.delete(3);
      setFacts(evidence, facts);
    },
  ],
  [
    "a client with other bytes",
    "the same everywhere",
    (evidence) => setFacts(evidence, factsOf(evidence).set(3, "{}")),
  ],
  [
    "a client that shows something else",
    "the same everywhere",
    (evidence) => {
      const [client] = evidence.clients;
      if (client)
        client.view = {
          ...client.view,
          messages: client.view.messages.map((message) => ({ ...message, content: "?" })),
        };
    },
  ],
  [
    "a client that noticed something",
    "the same everywhere",
    (evidence) => first(evidence.clients).problems.push("odd"),
  ],
  [
    "a zombie's words",
    "the last attempt",
    ({ stored }) => Object.assign(first(stored.messages.slice(1)), { content: "One\n\nTw" }),
  ],
  [
    "a step of half an attempt",
    "the last attempt",
    ({ stored }) => Object.assign(first(stored.steps), { output: { text: "On" } }),
  ],
  [
    "usage of nobody's",
    "honest counts",
    (evidence) => Object.assign(runOf(evidence), { usage: { prompt_tokens: 1, completion_tokens: 1 } }),
  ],
  ["a message too many", "honest counts", ({ stored }) => Object.assign(stored, { message_count: 3 })],
];

describe("the checker", () => {
  it("finds nothing in a healthy history", () => {
    expect(violationsIn(healthy())).toEqual([]);
  });

  it.each(SPOILT)("finds %s", (_what, check, spoil) => {
    const evidence = healthy();
    spoil(evidence);
    expect(violationsIn(evidence).map((violation) => violation.check)).toContain(check);
  });

  it("has no check that cannot fail", () => {
    expect(new Set(SPOILT.map(([, check]) => check))).toEqual(new Set(CHECKS.map(({ name }) => name)));
    expect(healthy().stored.runs[0]?.run_id).toBe(RUN);
  });
});
