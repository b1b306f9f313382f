import jschardet from "jschardet";

/** Where HTML (4,096 bytes, generous beside the standard's 1,024) and XML declare their encoding. */
const HEAD_BYTES = 4096;

const META = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;
const XML = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i;
const LANGUAGE = /<html[^>]+lang\s*=\s*["']?([\w-]{2,12})/i;

/** Enough for a detector to be sure, and little enough to hold nothing up. */
const DETECTED_BYTES = 16_384;
/** Below this it guesses: Latin stays under 0.15, Chinese, Japanese and Korean sentences are above 0.24 (tried). */
const SURE = 0.2;
/** Its names for supersets, as decoders know them. */
const LABELS: Record<string, string> = { CP949: "euc-kr", CP932: "shift_jis", GB2312: "gb18030", GBK: "gb18030" };

/**
 * Text of a web answer. The encoding is, first found: byte order mark, `charset` of the Content-Type, the page's own
 * declaration, UTF-8 if the bytes are UTF-8, the usual one of the language that the page says it is in, what a detector is sure
 * of, and windows-1252 else.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const declared = decoderFor(bomOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes));
  if (declared) return declared.decode(bytes);
  const guesses = ["utf-8", ...encodingsOf(LANGUAGE.exec(headOf(bytes))?.[1] ?? "")];
  for (const guess of guesses) {
    const text = decodedStrictly(bytes, guess);
    if (text !== undefined) return text;
  }
  return (decoderFor(detected(bytes)) ?? new TextDecoder("windows-1252")).decode(bytes);
}

/** What pages of a language are written in where they do not say. */
function encodingsOf(language: string): string[] {
  if (/^zh-(tw|hk|mo|hant)/i.test(language)) return ["big5"];
  if (/^zh/i.test(language)) return ["gb18030", "big5"];
  if (/^ja/i.test(language)) return ["shift_jis", "euc-jp"];
  return /^ko/i.test(language) ? ["euc-kr"] : [];
}

function decodedStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The bytes are not in this encoding.
    return undefined;
  }
}

function detected(bytes: Uint8Array): string | undefined {
  const { encoding, confidence } = jschardet.detect(Buffer.from(bytes.subarray(0, DETECTED_BYTES)));
  if (!encoding || confidence < SURE) return undefined;
  return LABELS[encoding] ?? encoding;
}

const headOf = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));

function bomOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

const charsetOf = (contentType: string): string | undefined => /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1];

/** A declaration that could be read byte by byte cannot be UTF-16: the standard takes such a page for UTF-8. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = headOf(bytes);
  const label = META.exec(head)?.[1] ?? XML.exec(head)?.[1];
  return label && /^utf-?16/i.test(label) ? "utf-8" : label;
}

/** Undefined for an encoding nobody knows, as for none. */
function decoderFor(label: string | undefined): TextDecoder | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
