import { describe, expect, it } from "vitest";
import { planSummary } from "./plan-summary.ts";
import type { ReadDocument } from "./read-document.ts";
import { summarizeDocument } from "./summarize-document.ts";

const documentOf = (...texts: string[]): ReadDocument => ({
  format: "pdf",
  title: "",
  unit: "page",
  first: 1,
  total: texts.length,
  sections: texts.map((markdown) => ({ label: "", markdown })),
  notes: [],
});

const request = { focus: "", language: "en" as const, max_chars: 500 };

describe("planSummary", () => {
  const limits = { piece_chars: 100, max_pieces: 10 };

  it("keeps short pages together and says where a piece begins", () => {
    const { pieces } = planSummary(documentOf("a".repeat(40), "b".repeat(40), "c".repeat(40)), limits);
    expect(pieces.map(({ label, text }) => [label, text.length])).toEqual([
      ["page 1", 82],
      ["page 3", 40],
    ]);
  });

  it("cuts a long page at headings first, then paragraphs, and loses nothing", () => {
    const text = `# One\n\n${"x".repeat(80)}\n# Two\n\n${"y".repeat(80)}\n\n${"z".repeat(150)}`;
    const { pieces, is_cut } = planSummary(documentOf(text), limits);
    expect(pieces.every((piece) => piece.text.length <= 100)).toBe(true);
    expect(pieces[1]?.text).toMatch(/^# Two/);
    expect(
      pieces
        .map((piece) => piece.text)
        .join("")
        .match(/[xyz]/g),
    ).toHaveLength(310);
    expect(is_cut).toBe(false);
  });

  it("says what it left out", () => {
    expect(planSummary(documentOf(...Array(30).fill("x".repeat(90))), limits)).toMatchObject({ is_cut: true });
    expect(planSummary({ ...documentOf("a"), total: 9 }, limits).is_cut).toBe(true);
  });
});

describe("summarizeDocument", () => {
  it("asks once about what fits one question, with the focus", async () => {
    const asked: string[] = [];
    const ask = async (instruction: string, material: string) => {
      asked.push(`${instruction}|${material}`);
      return "short";
    };
    const summary = await summarizeDocument(documentOf("the text"), { ...request, focus: "money", ask });
    expect(summary).toEqual({ summary: "short", parts: 1, is_cut: false });
    expect(asked).toEqual([expect.stringMatching(/Focus: money[\s\S]*\|the text$/)]);
  });

  it("summarises the parts, then the summaries, until one is left, however long the answers are", async () => {
    let most = 0;
    const ask = async (_: string, material: string) => {
      most = Math.max(most, material.length);
      return `told ${material.slice(0, 9_000)}`;
    };
    const pages = Array.from({ length: 12 }, (_, at) => `p${at} ${"x".repeat(15_000)}`);
    const { summary, parts } = await summarizeDocument(documentOf(...pages), { ...request, ask });
    expect(summary).toMatch(/^told/);
    expect(parts).toBeGreaterThan(13);
    expect(most).toBeLessThanOrEqual(16_100);
  });

  it("throws what the model throws", async () => {
    const ask = async () => Promise.reject(new Error("no model"));
    await expect(summarizeDocument(documentOf("x"), { ...request, ask })).rejects.toThrow("no model");
  });
});
