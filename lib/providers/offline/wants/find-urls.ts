const URLS =
  /\bhttps?:\/\/[^\s<>"'`（）【】「」，。；！？、\u3400-\u9fff]+|\bwww\.[\w-]+(?:\.[\w-]+)+[^\s<>"'`（）【】「」，。；！？、\u3400-\u9fff]*/gi;

const MAX_URLS = 3;

export interface FoundUrl {
  url: string;
  /** As it stands in the text. */
  source: string;
}

/** Web addresses in a text, without the punctuation of the sentence around them, each once. */
export function findUrls(text: string): FoundUrl[] {
  const found = new Map<string, FoundUrl>();
  for (const match of text.match(URLS) ?? []) {
    let source = match.replace(/[.,;:!?*_~]{1,20}$/, "");
    // A closing bracket belongs to the sentence unless the address opens one.
    if (source.endsWith(")") && !source.includes("(")) source = source.replace(/\){1,20}$/, "");
    const url = /^https?:/i.test(source) ? source : `https://${source}`;
    found.set(url, { url, source });
  }
  return [...found.values()].slice(0, MAX_URLS);
}
