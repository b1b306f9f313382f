import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { agentOfDomain, orchestratorAgent } from "../task-analysis.ts";
import { learnedWording } from "../wording/learned-wording.ts";
import { learnWording } from "./learn-wording.ts";
import { loadPrompts } from "./load-prompts.ts";
import { measureRouting } from "./measure-routing.ts";
import { timeAnalysis } from "./time-analysis.ts";

const train = loadPrompts("train");
const test = loadPrompts("test");
const labels = [...Object.values(agentOfDomain), orchestratorAgent].sort();

const digest = (id: string): string => createHash("sha256").update(id).digest("hex");

describe("the labelled prompts", () => {
  it("are 202 for training and 202 for testing, none in both", () => {
    expect([train.length, test.length]).toEqual([202, 202]);
    expect(new Set([...train, ...test].map((prompt) => prompt.id)).size).toBe(404);
    expect(new Set([...train, ...test].map((prompt) => prompt.text)).size).toBe(404);
  });

  it("have every label and both languages in both halves", () => {
    for (const half of [train, test]) {
      expect([...new Set(half.map((prompt) => prompt.label))].sort()).toEqual(labels);
      for (const language of ["zh-", "en-"]) {
        expect(half.filter((prompt) => prompt.id.startsWith(language)).length).toBe(97);
      }
    }
  });

  it("were dealt by the hash of their ids, as the README says", () => {
    const group = (id: string, label: string) => `${id.slice(0, 2)} ${label}`;
    const groups = Map.groupBy([...train, ...test], ({ id, label }) => group(id, label));
    const inTrain = new Set(train.map((prompt) => prompt.id));
    for (const members of groups.values()) {
      const dealt = members.sort((a, b) => (digest(a.id) < digest(b.id) ? -1 : 1)).map(({ id }) => inTrain.has(id));
      expect(dealt.every((isTrain, index) => index === 0 || isTrain !== dealt[index - 1])).toBe(true);
    }
  });
});

describe("routing of the test half", () => {
  const measured = measureRouting(test);

  it("is right for at least 85 in 100", () => {
    expect(measured.right / measured.total).toBeGreaterThanOrEqual(0.85);
  });

  it("is right for at least 85 in 100 in each language and 75 for each label", () => {
    for (const [, share] of measured.by_language) expect(share.right / share.total).toBeGreaterThanOrEqual(0.85);
    for (const [, share] of measured.by_label) expect(share.right / share.total).toBeGreaterThanOrEqual(0.75);
  });

  it("is right more often where it is sure: 95 in 100 of what it decides without a model", () => {
    const local = measured.by_decider.find(([name]) => name === "local")?.[1] ?? { right: 0, total: 1 };
    expect(local.total).toBeGreaterThan(100);
    expect(local.right / local.total).toBeGreaterThanOrEqual(0.95);
    expect(measured.calibration_error).toBeLessThan(0.15);
  });
});

describe("routing of the prompts written after the lexicon", () => {
  const heldOut = loadPrompts("held-out");
  const measured = measureRouting(heldOut);

  it("shares no prompt with the sets that were learned from", () => {
    const seen = new Set([...train, ...loadPrompts("dev")].map((prompt) => prompt.text));
    expect(heldOut.length).toBe(104);
    expect(heldOut.filter((prompt) => seen.has(prompt.text))).toEqual([]);
  });

  it("is right in 7 of 10, and in 9 of 10 of those it decides without a model", () => {
    const local = measured.by_decider.find(([name]) => name === "local")?.[1] ?? { right: 0, total: 1 };
    expect(measured.right / measured.total).toBeGreaterThanOrEqual(0.7);
    expect(local.right / local.total).toBeGreaterThanOrEqual(0.9);
  });
});

it("has the wording table that the training prompts give", () => {
  const made = learnWording([...train, ...loadPrompts("dev")]);
  expect(made).toContain(`\`${learnedWording}\``);
});

it("takes under a millisecond on average", () => {
  expect(timeAnalysis(train).mean).toBeLessThan(1);
});
