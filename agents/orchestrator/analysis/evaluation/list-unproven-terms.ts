import { compileLexicon } from "../lexicon/compile-lexicon.ts";
import { readMessage } from "../read-message.ts";
import type { RoutingPrompt } from "./load-prompts.ts";

/**
 * Scorer terms that occur in the test half and nowhere in the train half. Each may be plain knowledge of the language,
 * but nothing proves that it was not taken from the test half, so the figure to quote is measured without them.
 */
export const listUnprovenTerms = (terms: string[], train: RoutingPrompt[], test: RoutingPrompt[]): string[] => {
  const lexicon = compileLexicon();
  const termsIn = (prompts: RoutingPrompt[]): Set<string> =>
    new Set(prompts.flatMap(({ text }) => readMessage(text, lexicon).hits.map((hit) => hit.term)));
  const textsOf = (prompts: RoutingPrompt[]): string => prompts.map(({ text }) => text.toLowerCase()).join("\n");
  const [hitsInTrain, hitsInTest] = [termsIn(train), termsIn(test)];
  const [allOfTrain, allOfTest] = [textsOf(train), textsOf(test)];
  return terms.filter(
    (term) =>
      (hitsInTest.has(term) || allOfTest.includes(term)) && !hitsInTrain.has(term) && !allOfTrain.includes(term),
  );
};
