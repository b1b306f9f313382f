import { isCodeLine } from "./code-line.ts";
import { type Lexicon, type Meaning, placeholders } from "./lexicon/compile-lexicon.ts";
import { dropCovered } from "./lexicon/drop-covered.ts";
import { type Hit, matchTerms, splitWords, type Word } from "./lexicon/matcher.ts";

/** A message taken apart once, for all scorers. */
export type Reading = {
  /** The message, or its beginning and end when it is long. */
  excerpt: string;
  /** Lower-case text without code, URLs, file names and short quotations. */
  prose: string;
  words: Word[];
  hits: Hit<Meaning>[];
  urls: string[];
  /** Hosts written without a scheme, such as `example.com`. */
  hosts: string[];
  fileNames: string[];
  fences: { language: string; lines: number }[];
  codeLines: string[];
};

// Intent stands at one end of a long message; 4000 characters keep the worst case within a few milliseconds.
const HEAD = 3000;
const TAIL = 1000;

const FENCE = /```([^\n`]{0,30})\n?([\s\S]*?)(?:```|$)/g;
const URL = /https?:\/\/[^\s<>"'`,。,、))】」]{1,500}/gi;
const HOST =
  /(?<![\w@.-])(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|io|dev|cn|edu|gov|app|info|ai)(?:\/[^\s,。)]{0,300})?(?![\w.])/gi;
// Chinese runs into a Latin name without a space (读取config.yaml), so a name is one script or the other.
const FILE_NAME =
  /(?:(?<![\w./-])[\w-]{1,80}(?:\.[\w-]{1,20})?|(?<![^\s"'“《(])[\p{Script=Han}\d_-]{1,40})\.(?:txt|md|csv|tsv|json|ya?ml|toml|xml|html?|pdf|docx?|xlsx?|pptx?|log|ini|conf|cfg|env|ics|py|ipynb|m?js|tsx?|jsx|java|go|rs|rb|php|cpp|c|h|cs|sh|sql|css|png|jpe?g|gif|webp|svg|bmp|zip|tar|gz|mp[34]|wav|mov|parquet)(?![\w])/giu;
/** Names of frameworks that only look like files. */
const NOT_A_FILE = /^(?:node|next|vue|three|d3|react|nuxt|express|chart|discord|ember|backbone|alpine|p5)\.js$/i;
/** A few quoted words are talked about, not asked for: "what does the word 'file' mean". */
const QUOTATION = /["“「『《]([^"“”「」『』《》\n]{1,40})["”」』》]/g;

// Normalising may make a text longer, so it is cut again afterwards.
const cut = (message: string): string =>
  message.length <= HEAD + TAIL ? message : `${message.slice(0, HEAD)}\n${message.slice(-TAIL)}`;

const takeFences = (text: string, fences: Reading["fences"]): string =>
  text.replace(FENCE, (_all, language: string, body: string) => {
    fences.push({ language: language.trim().toLowerCase(), lines: body.split("\n").length });
    return "\n";
  });

const takeCodeLines = (text: string, codeLines: string[]): string =>
  text
    .split("\n")
    .filter((line) => {
      const isCode = isCodeLine(line);
      if (isCode) codeLines.push(line);
      return !isCode;
    })
    .join("\n");

const takeNames = (text: string, reading: Pick<Reading, "urls" | "hosts" | "fileNames">): string =>
  text
    .replace(URL, (url) => {
      reading.urls.push(url);
      return ` ${placeholders.url} `;
    })
    .replace(FILE_NAME, (name) => {
      if (NOT_A_FILE.test(name)) return name;
      reading.fileNames.push(name);
      return ` ${placeholders.file} `;
    })
    .replace(HOST, (host) => {
      reading.hosts.push(host);
      return ` ${placeholders.url} `;
    });

/** Takes a message apart. Total: every string will do, however long or malformed. */
export const readMessage = (message: string, lexicon: Lexicon): Reading => {
  const excerpt = cut(cut(message).normalize("NFKC")).replaceAll("’", "'");
  const taken = { urls: [], hosts: [], fileNames: [], fences: [], codeLines: [] };
  const withoutCode = takeCodeLines(takeFences(excerpt, taken.fences), taken.codeLines);
  const prose = takeNames(withoutCode, taken).replace(QUOTATION, " ").toLowerCase();
  const words = splitWords(prose);
  return { ...taken, excerpt, prose, words, hits: dropCovered(matchTerms(lexicon.matcher, prose, words)) };
};
