import { withoutFragment } from "../../../lib/core/without-fragment.ts";

/** As long as an address that a tool takes. */
const LONGEST = 4000;

/** What ends a word in running text, in Markdown, HTML and JSON. */
const BETWEEN = /[\s<>"'`\\^|(){}[\]，。；：、！？（）《》「」【】]+/u;
/** An address of the web with what may stand in it; where its brackets end it is seen later. */
const WEB_ADDRESS = /https?:\/\/[^\s<>"'`\\^|{}，。；：、！？（）《》「」【】]{1,4000}/giu;
const NOT_ASCII = /[^\x21-\x7e]+/;

const SCHEME = /^https?:\/\//i;
/** What Markdown puts before an address, and a sentence or a missing path behind it. */
const LEADING = new Set("*_~/");
const TRAILING = new Set(".,;:!?/*_~");

/**
 * The addresses that the texts in a value name, each in all ways it can be meant, as {@link addressForm} writes them: with
 * what stands behind it in a sentence or a row and without, with the words of a script without spaces and without, and
 * without its fragment. The begin of a longer address names nothing.
 */
export function addressesNamed(value: unknown): string[][] {
  const text = readableText(value);
  const web = webAddressesIn(text).map((run) => [run, ...BEFORE.map((sign) => run.split(sign, 1)[0] ?? run)]);
  const bare = wordsOf(text).filter((word) => word.includes(".") && !word.includes("://"));
  return [...web, ...bare.map((word) => [word])].map(waysToMean);
}

function waysToMean(written: string[]): string[] {
  const parts = written.flatMap((part) => [part, ...part.split(NOT_ASCII)]);
  const ways = parts.flatMap((way) => [way, trimmed(way), trimmed(withoutFragment(way))]);
  const addresses = ways.filter((way) => way.length <= LONGEST && way.includes("."));
  return [...new Set(addresses.map(addressForm))];
}

/**
 * The addresses in what is given to somebody else's tool, each as far as it may go: with a scheme, or as a host with
 * something behind it.
 */
export function addressesWithin(value: unknown): string[] {
  const text = readableText(value);
  const words = wordsOf(text).flatMap((word) => [word, ...word.split(NOT_ASCII)]);
  const others = words.filter((word) => !/https?:\/\//i.test(word) && ADDRESS.test(word));
  return [...new Set([...webAddressesIn(text), ...others])];
}

const ADDRESS = /^\w+:\/\/|^(\/\/)?[\w-]+(\.[\w-]+)+[:/?#]/;

/**
 * An address as it is compared: as its site is asked for it, so that another script, capital letters of a host or a dot
 * segment make no other of it. Nothing that reaches the site is evened out but the scheme, a `www` and a last slash.
 */
export const addressForm = (address: string): string =>
  addressAsked(address)
    .replace(SCHEME, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");

/** An address exactly as its site is asked for it; itself where it is none. */
export function addressAsked(address: string): string {
  const whole = /^\w+:\/\//.test(address) ? address : `http://${address.replace(/^\/\//, "")}`;
  return URL.parse(whole)?.href ?? address;
}

/** The words of a text: whole, so that the middle of a longer address names nothing. */
const wordsOf = (text: string): string[] => text.split(BETWEEN).filter(Boolean);

/** With the signs of addresses that JSON and HTML write otherwise. */
const readableText = (value: unknown): string =>
  textIn(value)
    .replaceAll("\\/", "/")
    .replace(/\\u0026|&amp;/g, "&");

/** All texts in a value, one behind another; the names of its fields are the words of whoever made it, too. */
function textIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return (Array.isArray(value) ? value : Object.entries(value).flat()).map(textIn).join("\n");
}

/** As far as each may go. */
const webAddressesIn = (text: string): string[] =>
  [...text.matchAll(WEB_ADDRESS)].flatMap(([run]) => run.split(/[,;()[\]](?=https?:\/\/)/i)).map(withinBrackets);

/** Where what stands before a sign may be an address as well: a bracket, or the end of a field. */
const BEFORE = [/[()[\]]/, /[,;]/];

/** Up to a bracket that was opened before the address. */
function withinBrackets(run: string): string {
  let open = 0;
  for (let at = 0; at < run.length; at += 1) {
    const sign = run.charAt(at);
    if (sign === "(" || sign === "[") open += 1;
    if (sign === ")" || sign === "]") open -= 1;
    if (open < 0) return run.slice(0, at);
  }
  return run;
}

/** Counted from both ends: a pattern would begin anew at each of a hundred thousand asterisks, for minutes. */
function trimmed(word: string): string {
  let [start, end] = [0, word.length];
  while (end > 0 && TRAILING.has(word.charAt(end - 1))) end -= 1;
  while (start < end && LEADING.has(word.charAt(start))) start += 1;
  return word.slice(start, end);
}
