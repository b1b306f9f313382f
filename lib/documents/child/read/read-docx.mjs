import mammoth from "mammoth";
import { markdownOf } from "./html-markdown.mjs";
import { parsePage } from "./read-html.mjs";
import { descendants, parseXml, refuseDeep, textOf } from "./xml-tree.mjs";

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "comment-reference => sup"];
const MATH = /<m:oMath(?:\s[^>]*)?>[\s\S]*?<\/m:oMath>/g;
/** Structure of a formula that its letters alone would lose. */
const MATH_MARKS = [
  ["<m:num>", "("],
  ["</m:num>", ")/"],
  ["<m:den>", "("],
  ["</m:den>", ")"],
  ["<m:sup>", "^("],
  ["</m:sup>", ")"],
  ["<m:sub>", "_("],
  ["</m:sub>", ")"],
];

/** A Word document as one section, with footnotes, comments and formulas; pictures are named where they stand. */
export async function readDocx({ archive }) {
  let pictures = 0;
  const convertImage = mammoth.images.imgElement(({ contentType }) => {
    pictures += 1;
    return { src: `picture-${pictures}.${contentType.split("/").at(-1)}` };
  });
  const { value } = await mammoth.convertToHtml({ file: asMammothFile(archive) }, { convertImage, styleMap: STYLES });
  const margins = marginsOf(archive);
  const page = parsePage(value);
  placeNotes(page);
  const markdown = [markdownOf(page.body), ...margins].filter(Boolean).join("\n\n");
  const notes = pictures > 0 ? [`The document holds ${pictures} pictures, which were not read.`] : [];
  return { title: titleOf(archive), unit: "part", sections: [{ label: "", markdown }], notes };
}

/** Footnotes and endnotes as `[1]` in the text and `[1]: ...` below it. */
function placeNotes(page) {
  for (const anchor of page.querySelectorAll("sup > a")) anchor.replaceWith(anchor.textContent);
  const isNote = (item) => /^(foot|end)note-/.test(item.getAttribute("id") ?? "");
  for (const list of page.querySelectorAll("ol")) {
    const items = [...list.children];
    if (items.length === 0 || !items.every(isNote)) continue;
    for (const [at, item] of items.entries()) {
      const paragraph = page.createElement("p");
      paragraph.textContent = `[${at + 1}]: ${item.textContent.replace(/\s*↑\s*$/, "").trim()}`;
      list.before(paragraph);
    }
    list.remove();
  }
}

/** What the converter takes instead of unpacking by itself, so that our limits hold. */
function asMammothFile(archive) {
  const bytesOf = (name) => {
    if (!/\.(xml|rels)$/.test(name)) return archive.bytes(name);
    const xml = archive.text(name);
    refuseDeep(xml);
    return Buffer.from(name.endsWith("document.xml") ? withReadableMath(xml) : xml);
  };
  const read = async (name, encoding) => {
    const bytes = bytesOf(name);
    return encoding ? bytes.toString(encoding === "base64" ? "base64" : "utf8") : new Uint8Array(bytes);
  };
  return { exists: archive.has, read };
}

const withReadableMath = (xml) =>
  xml.replace(MATH, (formula) => {
    const marked = MATH_MARKS.reduce((text, [tag, mark]) => text.replaceAll(tag, mark), formula);
    return `<w:r><w:t xml:space="preserve">${marked.replace(/<[^>]*>/g, "")}</w:t></w:r>`;
  });

/** Headers and footers, each once, at the end: they belong to every page. */
function marginsOf(archive) {
  const texts = new Set();
  for (const name of archive.names.filter((each) => /^word\/(header|footer)\d*\.xml$/.test(each)).slice(0, 20)) {
    const kind = name.includes("header") ? "Page header" : "Page footer";
    const words = [...descendants(parseXml(archive.text(name)), "w:t")].map(textOf).join("").trim();
    if (words) texts.add(`${kind}: ${words}`);
  }
  return [...texts];
}

function titleOf(archive) {
  if (!archive.has("docProps/core.xml")) return "";
  return textOf([...descendants(parseXml(archive.text("docProps/core.xml")), "dc:title")][0]).trim();
}
