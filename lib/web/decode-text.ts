/** Where HTML (4,096 bytes, generous beside the standard's 1,024) and XML declare their encoding. */
const HEAD_BYTES = 4096;

const META = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;
const XML = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i;
const CHINESE = /<html[^>]+lang\s*=\s*["']?zh/i;

/**
 * Text of a web answer. The encoding is, first found: byte order mark, `charset` of the Content-Type, the page's own
 * declaration, UTF-8 if the bytes are UTF-8, and otherwise GB 18030 for a page that says it is Chinese, windows-1252 else.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const declared = decoderFor(bomOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes));
  if (declared) return declared.decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(CHINESE.test(headOf(bytes)) ? "gb18030" : "windows-1252").decode(bytes);
  }
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
