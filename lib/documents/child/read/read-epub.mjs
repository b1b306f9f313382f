import path from "node:path/posix";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { markdownOf } from "./html-markdown.mjs";
import { parsePage } from "./read-html.mjs";
import { descendants, parseXml, textOf } from "./xml-tree.mjs";

const CONTAINER = "META-INF/container.xml";
const PROTECTION = "META-INF/encryption.xml";
const CHAPTER = /\.x?html?$/i;

/** A book, one section per chapter in reading order. */
export function readEpub({ archive }) {
  refuseProtected(archive);
  const [rootfile] = descendants(parseXml(archive.text(CONTAINER)), "rootfile");
  const main = rootfile?.attributes["full-path"] ?? "";
  const book = parseXml(archive.text(main));
  const items = new Map(localNamed(book, "item").map(({ attributes: { id, href = "" } }) => [id, partOf(main, href)]));
  const parts = localNamed(book, "itemref").map(({ attributes: { idref } }) => items.get(idref));
  const sections = parts
    .filter((part) => part && CHAPTER.test(part) && archive.has(part))
    .map((part) => chapterOf(archive.text(part)));
  if (sections.length === 0) throw new Refusal("DAMAGED", "The book has no chapters that can be read.");
  return { title: textOf([...descendants(book, "dc:title")][0]).trim(), unit: "chapter", sections, notes: [] };
}

const localNamed = (root, name) => [...descendants(root, name), ...descendants(root, `opf:${name}`)];

const partOf = (main, href) => path.normalize(path.join(path.dirname(main), decodeURIComponent(href.split("#")[0])));

function chapterOf(html) {
  const document = parsePage(html.replace(/^\s*<\?xml[^>]*\?>/, ""));
  const markdown = markdownOf(document.body ?? document);
  const heading = /^#{1,6} (.+)$/m.exec(markdown)?.[1];
  return { label: heading ?? document.querySelector("title")?.textContent?.trim() ?? "", markdown };
}

/** Books often hide their fonts; only hidden chapters make one unreadable. */
function refuseProtected(archive) {
  if (!archive.has(PROTECTION)) return;
  const hidden = [...descendants(parseXml(archive.text(PROTECTION)), "enc:CipherReference")];
  if (hidden.some(({ attributes }) => CHAPTER.test(attributes.URI ?? ""))) {
    throw new Refusal("ENCRYPTED", "The book is protected (DRM) and cannot be read.");
  }
}
