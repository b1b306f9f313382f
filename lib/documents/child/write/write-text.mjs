import { contentOf, plainText, runsOf } from "./plain-runs.mjs";

/**
 * Markdown tokens as plain text: words, lists and tables without marks.
 * @param {import("marked").Token[]} tokens
 */
export const writeText = (tokens) => new TextEncoder().encode(`${blocks(tokens, "")}\n`);

const blocks = (tokens, indent) =>
  tokens
    .map((token) => blockOf(token, indent))
    .filter((text) => text !== "")
    .join("\n\n");

function blockOf(token, indent) {
  if (token.type === "list") return listOf(token, indent);
  if (token.type === "table")
    return [token.header, ...token.rows].map((row) => row.map(cellText).join("\t")).join("\n");
  if (token.type === "code") return token.text;
  if (token.type === "blockquote") return blocks(token.tokens, indent);
  if (token.type === "hr") return "----------";
  return token.type === "space" || token.type === "def" ? "" : inline(token.tokens ?? [token]);
}

const cellText = ({ tokens }) => plainText(tokens).replace(/\s+/g, " ").trim();

const inline = (tokens) =>
  runsOf(tokens)
    .map(({ text, link }) => (link && link !== text && !link.startsWith("#") ? `${text} (${link})` : text))
    .join("")
    .trim();

function listOf(list, indent) {
  let number = Number(list.start || 1);
  return list.items
    .map((item) => {
      const box = item.task ? `[${item.checked ? "x" : " "}] ` : "";
      const mark = (list.ordered ? `${number++}. ` : "- ") + box;
      const inner = contentOf(item)
        .map((token) => (token.type === "list" ? `\n${listOf(token, `${indent}  `)}` : blockOf(token, indent)))
        .join(" ")
        .replace(/ \n/g, "\n");
      return `${indent}${mark}${inner}`;
    })
    .join("\n");
}
