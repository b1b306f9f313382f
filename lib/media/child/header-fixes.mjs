// What the reader of headers leaves out or misreads.

const RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
const SAMPLES_A_FRAME = 1024;
const HEADER = 7;

/**
 * Seconds of AAC without a container (ADTS): nothing but counting its frames tells. Null where there are none.
 * @param {Uint8Array} bytes
 */
export function adtsSeconds(bytes) {
  let samples = 0;
  let rate = 0;
  for (let at = 0; at + HEADER <= bytes.length; ) {
    if (bytes[at] !== 0xff || (bytes[at + 1] & 0xf6) !== 0xf0) break;
    const length = ((bytes[at + 3] & 3) << 11) | (bytes[at + 4] << 3) | (bytes[at + 5] >> 5);
    if (length < HEADER) break;
    rate = RATES[(bytes[at + 2] >> 2) & 15] ?? 0;
    samples += SAMPLES_A_FRAME * ((bytes[at + 6] & 3) + 1);
    at += length;
  }
  return rate === 0 ? null : samples / rate;
}

/** WAV and AVI do not say how their tags are encoded; bytes that are UTF-8 are meant so. @param {string} text */
export function repairedText(text) {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(text, "latin1"));
  } catch {
    // Not UTF-8: it is what it looks like.
    return text;
  }
}

/** The object of an ASF header that holds title, author, copyright and description, in this order. */
const CONTENT_DESCRIPTION = Buffer.from("3326b2758e66cf11a6d900aa0062ce6c", "hex");
const FIELDS = ["Title", "Performer", "Copyright", "Comment"];

/** The four texts every WMV can have, in UTF-16; empty where it has none. @param {Uint8Array} bytes @returns {Record<string, string>} */
export function asfTexts(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1 << 20));
  const found = file.indexOf(CONTENT_DESCRIPTION);
  const lengths = found + 24;
  if (found < 0 || lengths + 10 > file.length) return {};
  /** @type {Record<string, string>} */
  const texts = {};
  let at = lengths + 10;
  for (const [index, name] of FIELDS.entries()) {
    const length = file.readUInt16LE(lengths + index * 2);
    const text = file.toString("utf16le", at, Math.min(at + length, file.length)).replace(/\0+$/, "");
    if (text) texts[name] = text;
    at += length;
  }
  return texts;
}
