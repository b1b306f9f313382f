import { defineTool, z } from "alma";

/** A tool is called as its file is: this one is `word_count`. */
export default defineTool({
  display_name: { zh: "字数统计", en: "Word count" },
  description: "Counts the words, characters and lines of a text. Chinese is counted in words as well.",
  tool_type: "code",
  input: z.object({
    text: z.string().max(1_000_000),
    language: z.enum(["zh", "en"]).default("zh").describe("How words are told apart"),
  }),
  output: z.object({ words: z.number().int(), characters: z.number().int(), lines: z.number().int() }),
  security_level: "safe",
  idempotent: true,
  // The same text has the same words: a second call within ten minutes is answered from the first.
  cache: 600,
  timeout: 10,
  // System agents that have it at once; people can give it to agents of their own.
  agents: ["general_agent"],
  examples: [{ input: { text: "two words" }, output: { words: 2, characters: 9, lines: 1 } }],
  run: async ({ text, language }) => {
    const segments = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
    const words = [...segments].filter(({ isWordLike }) => isWordLike).length;
    return { ok: true, result: { words, characters: [...text].length, lines: text.split("\n").length } };
  },
});
