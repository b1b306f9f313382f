const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#039;": "'",
  "&#x27;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

/** A snippet without the marks and entities that engines put around the words they found, on one line. */
export const plainSnippet = (html: string): string =>
  html
    .slice(0, 4000)
    .replace(/<[^<>]{0,200}>/g, "")
    .replace(/&[#\w]{2,6};/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
