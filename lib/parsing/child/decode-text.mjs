import jschardet from "jschardet";

const SAMPLE = 64 * 1024;
/** What the detector calls encodings that TextDecoder knows under a wider name. */
const WIDER = { GB2312: "gb18030", GBK: "gb18030", ascii: "utf-8" };
/** What texts do not have, beside blanks, ends of lines and what colours the output of programs. */
const CONTROL = new RegExp(`(?![\\s${String.fromCharCode(27)}])\\p{Cc}`, "gu");

/**
 * The text in those bytes and its encoding: by byte order mark, then UTF-8 where it fits, then the most likely one.
 * Null for what is no text.
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string } | null}
 */
export function decodeText(bytes) {
  const marked = byMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.includes(0)) return null;
  const text = tryDecode(bytes, "utf-8");
  if (text !== null) return isText(text) ? { text, encoding: "utf-8" } : null;
  for (const encoding of [likely(sample), "gb18030", "windows-1252"]) {
    const decoded = encoding && tryDecode(bytes, encoding);
    if (decoded && isText(decoded)) return { text: decoded, encoding };
  }
  return null;
}

function byMark(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function tryDecode(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in this encoding, or one that is not known here.
    return null;
  }
}

/** Chinese comes first where the detector is not sure: its guesses for short texts are Cyrillic as often as not. */
function likely(sample) {
  if (looksLikeBig5(sample)) return "big5";
  const { encoding, confidence } = jschardet.detect(Buffer.from(sample));
  if (!encoding || confidence < 0.8) return null;
  return WIDER[encoding] ?? encoding;
}

/** Big5 shares its first bytes with GBK, but half of its second bytes are letters of ASCII, as GBK's hardly ever are. */
function looksLikeBig5(sample) {
  let [pairs, low, fitting] = [0, 0, 0];
  for (let at = 0; at + 1 < sample.length; at += 1) {
    if (sample[at] < 0x80) continue;
    const [first, second] = [sample[at], sample[at + 1]];
    pairs += 1;
    if (second >= 0x40 && second <= 0x7e) low += 1;
    if (first >= 0xa1 && first <= 0xf9 && second >= 0x40) fitting += 1;
    at += 1;
  }
  return pairs > sample.length * 0.15 && low > pairs * 0.1 && fitting > pairs * 0.98;
}

const isText = (text) => {
  const sample = text.slice(0, SAMPLE);
  return (sample.match(CONTROL)?.length ?? 0) <= sample.length / 200;
};
