import { describe, expect, it } from "vitest";
import { AnswerText } from "./answer-text.ts";

function telling() {
  const said: string[] = [];
  const text = new AnswerText((words) => said.push(words));
  const take = (offset: number, content_delta: string, attempt = 0) => text.take({ offset, content_delta, attempt });
  return { text, take, said: () => said.join("") };
}

describe("AnswerText", () => {
  it("says what is streamed, and at the end only what was missed", () => {
    const { text, take, said } = telling();
    take(0, "One ");
    take(4, "two");
    take(9, "never heard of");
    text.finish("One two three");
    expect(said()).toBe("One two three");
  });

  it("says a repeated snapshot once", () => {
    const { text, take, said } = telling();
    take(0, "One ");
    take(0, "One two");
    take(7, " three");
    text.finish("One two three");
    expect(said()).toBe("One two three");
  });

  it("goes on without a word where a new attempt says the same", () => {
    const { text, take, said } = telling();
    take(0, "The answer is");
    take(0, "", 1);
    take(0, "The ans", 1);
    take(7, "wer is 42", 1);
    take(16, ".", 1);
    text.finish("The answer is 42.");
    expect(said()).toBe("The answer is 42.");
  });

  it("begins the step again where it says something else, and drops what the old one still sends", () => {
    const { text, take, said } = telling();
    take(0, "Let me see.");
    take(11, "\n\nFirst");
    take(11, "", 1);
    take(18, " of all", 0);
    take(11, "\n\nSecond", 1);
    text.finish("Let me see.\n\nSecond!");
    expect(said()).toBe("Let me see.\n\nFirst\n\n> …\n\nSecond!");
  });

  it("sets lines apart by one blank line", () => {
    const { text, take, said } = telling();
    text.line("> a");
    text.line("> b");
    take(0, "One.");
    text.line("> c");
    take(4, "\n\nTwo.");
    expect(said()).toBe("> a\n\n> b\n\nOne.\n\n> c\n\nTwo.");
  });

  it("never cuts a character in two", () => {
    const { text, take, said } = telling();
    take(0, "a😀");
    text.finish("a😁");
    expect(said().isWellFormed()).toBe(true);
  });
});
