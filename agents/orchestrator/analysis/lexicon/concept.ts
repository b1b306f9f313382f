/**
 * A concept is a set of words that say the same thing to the router, in both languages.
 * `zh` and `en` list terms separated by `|`; a Chinese term matches anywhere in the text, an English one as whole
 * words with its regular endings (-s, -ed, -ing). `weight` is in logits; a message with nothing else to go by needs
 * about 1 to leave small talk.
 */
export type Concept = { name: string; weight: number; zh: string; en: string };
