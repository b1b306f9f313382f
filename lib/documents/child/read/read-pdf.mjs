import { getDocumentProxy } from "unpdf";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { bodySize, linesOf, markdownOfLines } from "./pdf-lines.mjs";

const MAX_LINKS = 50;

/**
 * Pages of a PDF from `from_page` on, until `max_chars` are read. Only these are opened, so a long document costs no more
 * than what is asked of it.
 */
export async function readPdf({ input, from_page, max_chars }) {
  const document = await open(input);
  const total = document.numPages;
  if (from_page > total)
    throw new Refusal("UNSUPPORTED", `The document has ${total} pages; there is no page ${from_page}.`);
  const pages = [];
  let read = 0;
  for (let number = from_page; number <= total && read < max_chars; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = linesOf(items.filter((item) => "str" in item));
    read += lines.reduce((sum, { text }) => sum + text.length, 0);
    pages.push({ number, lines, links: await linksOf(page) });
    page.cleanup();
  }
  return { ...resultOf(pages), ...(await titleOf(document)), unit: "page", first: from_page, total };
}

async function open(input) {
  try {
    return await getDocumentProxy(input, { isEvalSupported: false, useSystemFonts: false, stopAtErrors: false });
  } catch (error) {
    if (error?.name === "PasswordException") {
      throw new Refusal("ENCRYPTED", "The PDF is protected by a password. Ask for a copy without one.");
    }
    throw new Refusal("DAMAGED", "The PDF is damaged or cut off.");
  }
}

function resultOf(pages) {
  const body = bodySize(pages.flatMap(({ lines }) => lines));
  const empty = pages.filter(({ lines }) => lines.length === 0).map(({ number }) => number);
  const sections = pages.map(({ number, lines, links }) => ({
    label: `page ${number}`,
    markdown: [markdownOfLines(lines, body), links].filter(Boolean).join("\n\n"),
  }));
  const notes =
    empty.length > 0
      ? [`No text on page ${empty.slice(0, 20).join(", ")}: scanned pictures, perhaps. OCR can read them.`]
      : [];
  return { sections, notes };
}

async function linksOf(page) {
  const annotations = await page.getAnnotations().catch(() => []);
  const urls = annotations
    .map(({ url, unsafeUrl }) => url ?? unsafeUrl)
    .filter((url) => /^(https?|mailto):/i.test(url ?? ""));
  const unique = [...new Set(urls)].slice(0, MAX_LINKS);
  return unique.length > 0 ? `Links: ${unique.map((url) => `<${url}>`).join(" ")}` : "";
}

async function titleOf(document) {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  return { title: typeof info?.Title === "string" ? info.Title : "" };
}
