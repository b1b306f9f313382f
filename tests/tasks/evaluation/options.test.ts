import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

const KEY = "sk-never-shown-0123456789";
const MODEL = { EVAL_PROVIDER: "openai", EVAL_MODEL: "m", EVAL_API_KEY: KEY };

/** What is said about options that are not right. */
function refusal(args: string[], variables: Record<string, string>): string {
  try {
    readOptions(args, variables);
  } catch (error) {
    return String(error);
  }
  return "";
}

describe("readOptions", () => {
  it("takes the model from the environment, and the tasks that are asked for", () => {
    const { model, tasks, repeat, limit_ms } = readOptions(["--language", "zh", "--subject", "sql", "--repeat", "3"], {
      ...MODEL,
      EVAL_PRICE: "0.5,2",
      EVAL_BASE_URL: "",
    });
    expect(model).toEqual({ ...MODEL, EVAL_PRICE: [0.5, 2] });
    expect([repeat, limit_ms]).toEqual([3, 300_000]);
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.every(({ language, subject }) => language === "zh" && subject === "sql")).toBe(true);
  });

  it.each([
    [{}, /EVAL_PROVIDER[\s\S]*EVAL_MODEL[\s\S]*npm run eval:tasks/],
    [{ ...MODEL, EVAL_API_KEY: "" }, /EVAL_API_KEY: is missing/],
    [{ ...MODEL, EVAL_PROVIDER: "custom" }, /EVAL_BASE_URL: is missing/],
    [{ ...MODEL, EVAL_PROVIDER: KEY }, /EVAL_PROVIDER/],
    [{ ...MODEL, EVAL_PRICE: "cheap" }, /EVAL_PRICE: is two numbers/],
  ])("says what is missing or wrong, and never a value", (variables, pattern) => {
    expect(refusal([], variables)).toMatch(pattern);
    expect(refusal([], variables)).not.toContain(KEY);
  });

  it("refuses tasks, options and numbers that it does not know", () => {
    expect(refusal(["--only", "coding-en-units,nothing"], MODEL)).toMatch(/There is no task nothing\./);
    expect(refusal(["--fast"], MODEL)).toMatch(/--fast[\s\S]*npm run eval:tasks/);
    expect(refusal(["--repeat", "0"], MODEL)).toMatch(/0 is no number from 1 to 100/);
    expect(refusal(["--language", "fr"], MODEL)).toMatch(/No task fits/);
  });
});
