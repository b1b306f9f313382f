import { Refusal } from "../../parsing/child/serve.mjs";

/** What a drawing does not need and a hostile one uses. Whole elements, with what they hold. */
const ELEMENTS = ["script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"];
const MAX_BYTES = 8 * 1024 * 1024;

/** A part of the same drawing, or a picture that lies in the file itself. */
const isInside = (/** @type {string} */ target) =>
  target === "" || target.startsWith("#") || /^data:image\/(?:png|jpe?g|gif|webp);base64,[\w+/=\s]*$/i.test(target);

/** Entities are a way to blow a drawing up and to read files; no drawing program of today needs them. */
function refuseEntities(/** @type {string} */ text) {
  if (!/<!ENTITY/i.test(text)) return;
  throw new Refusal("UNSAFE", "The SVG declares entities, which can hide a bomb. Save it again without a DOCTYPE.");
}

/**
 * The drawing without scripts, event handlers, foreign content and everything that points outside of it, and what was
 * taken out, by kind. The renderer follows no such reference either; this is the second wall.
 * @param {Uint8Array} bytes
 */
export function sanitizeSvg(bytes) {
  if (bytes.byteLength > MAX_BYTES) throw new Refusal("TOO_LARGE", "An SVG can have 8 MB at most.");
  const removed = new Set();
  const take = (/** @type {string} */ kind) => {
    removed.add(kind);
    return "";
  };
  let text = decode(bytes);
  refuseEntities(text);
  text = text.replace(/<!DOCTYPE[^>]*>/gi, "").replace(/<\?xml-stylesheet[^>]*>/gi, () => take("external reference"));
  for (const name of ELEMENTS) {
    const tag = `(?:[\\w.-]+:)?${name}`;
    text = text
      .replace(new RegExp(`<${tag}(?=[\\s/>])[^>]*/>`, "gi"), () => take(name))
      .replace(new RegExp(`<${tag}(?=[\\s>])[\\s\\S]*?(?:</${tag}\\s*>|$)`, "gi"), () => take(name));
  }
  text = text
    .replace(/\son[\w:-]+\s*=\s*("[^"]*"|'[^']*')/gi, () => take("event handler"))
    .replace(/\s(?:[\w.-]+:)?(?:href|src|base)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi, (whole, double, single) =>
      isInside(unescaped(double ?? single ?? "").trim()) ? whole : take("external reference"),
    )
    .replace(/@import[^;<]*(?:;|(?=<))/gi, () => take("external reference"))
    .replace(/url\(\s*(?:"|'|&quot;|&apos;)?([^)"']*?)(?:"|'|&quot;|&apos;)?\s*\)/gi, (whole, target) =>
      isInside(unescaped(target).trim()) ? whole : take("external reference") || "none",
    );
  return { text, removed: [...removed] };
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isUtf16) return new TextDecoder("utf-8").decode(bytes);
  const text = new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  return text.replace(/^<\?xml[^>]*\?>/, "");
}

/** @param {string} text */
const unescaped = (text) =>
  text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code) => character(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});?/g, (_, code) => character(Number(code)))
    .replace(/[\t\n\r]/g, "");

const character = (/** @type {number} */ code) => (code <= 0x10ffff ? String.fromCodePoint(code) : "");
