import { type Block, type Content, spanned } from "./content.ts";
import { escapeXml, zipOf } from "./zip.ts";

/** The body of a web page. */
export const htmlOf = (blocks: Block[]): string => blocks.map(elementOf).join("\n");

/** A whole page, which says its encoding. */
export const pageOf = (blocks: Block[], charset: string): string =>
  `<!doctype html>\n<html><head><meta charset="${charset}"><title>Corpus</title><script>var notThis = "hidden";</script></head><body>\n${htmlOf(blocks)}\n</body></html>\n`;

function elementOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapeXml(block.text)}</h${block.level}>`;
    case "text":
      return `<p>${escapeXml(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escapeXml(item)}</li>`).join("")}</ul>`;
    case "note":
      return `<p>${escapeXml(block.text)}<sup><a href="#n1">1</a></sup></p><aside id="n1"><p>${escapeXml(block.note)}</p></aside>`;
    case "link":
      return `<p>${escapeXml(block.text)} <a href="${block.url}">${escapeXml(block.label)}</a></p>`;
    case "formula":
      return `<p><math><mfrac><mi>${block.above}</mi> <mi>${block.below}</mi></mfrac></math></p>`;
    case "picture":
      return `<p><img src="map.png" alt="${escapeXml(block.alt)}"></p>`;
    case "table":
      return `<table>${block.rows.map((row) => `<tr>${row.map(tableCell).join("")}</tr>`).join("")}</table>`;
  }
}

function tableCell(cell: Parameters<typeof spanned>[0]): string {
  const { text, columns, rows } = spanned(cell);
  return `<td colspan="${columns}" rowspan="${rows}">${escapeXml(text)}</td>`;
}

/** A book with a chapter for each content. */
export function epubOf(title: string, chapters: Content[]): Promise<Buffer> {
  const chapter = ({ blocks }: Content): string =>
    `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${htmlOf(blocks).replace(/(<img [^>]*)>/g, "$1/>")}</body></html>`;
  const items = chapters
    .map((_, at) => `<item id="c${at}" href="text/c${at}.xhtml" media-type="application/xhtml+xml"/>`)
    .join("");
  const spine = chapters.map((_, at) => `<itemref idref="c${at}"/>`).join("");
  return zipOf([
    ["mimetype", "application/epub+zip"],
    [
      "META-INF/container.xml",
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ],
    [
      "OEBPS/content.opf",
      `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>${title}</dc:title></metadata><manifest>${items}</manifest><spine>${spine}</spine></package>`,
    ],
    ...chapters.map((content, at): [string, string] => [`OEBPS/text/c${at}.xhtml`, chapter(content)]),
  ]);
}
