// Runs inside a page: what it shows, as text, with a number before everything that a person could use. Numbers are kept
// in an attribute, so that the same element can be found again. What is not visible is left out: words that only a
// program would see are no part of the page.

/* global document, window, NodeFilter */

/** @param {{ first: number, mark: string, max_elements: number, max_chars: number }} options */
export function pageText({ first, mark, max_elements, max_chars }) {
  const SKIPPED = new Set([
    "SCRIPT",
    "STYLE",
    "NOSCRIPT",
    "TEMPLATE",
    "SVG",
    "CANVAS",
    "OBJECT",
    "EMBED",
    "HEAD",
    "IFRAME",
  ]);
  const INLINE = /^(inline|contents|ruby)/;
  const ROLES = /^(button|link|checkbox|radio|tab|menuitem|option|switch|combobox|textbox|searchbox)$/;
  const parts = [];
  let length = 0;
  let count = 0;

  const push = (text) => {
    if (length > max_chars) return;
    parts.push(text);
    length += text.length;
  };
  const squeeze = (text) =>
    String(text ?? "")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 200);

  const kindOf = (element) => {
    const tag = element.tagName;
    const role = element.getAttribute("role") ?? "";
    if (tag === "A" && element.hasAttribute("href")) return "link";
    if (tag === "BUTTON" || tag === "SUMMARY") return "button";
    if (tag === "TEXTAREA") return "text field";
    if (tag === "SELECT") return "choice";
    if (tag === "INPUT") {
      const type = element.type;
      if (type === "hidden" || type === "file") return "";
      if (/^(button|submit|reset|image)$/.test(type)) return "button";
      return /^(checkbox|radio)$/.test(type) ? type : `${type} field`;
    }
    if (ROLES.test(role)) return role;
    if (element.isContentEditable && element.getAttribute("contenteditable") !== null) return "text field";
    return element.hasAttribute("onclick") ? "button" : "";
  };

  const labelOf = (element) =>
    squeeze(
      element.getAttribute("aria-label") ||
        element.labels?.[0]?.textContent ||
        element.getAttribute("placeholder") ||
        element.getAttribute("title") ||
        element.getAttribute("alt") ||
        element.getAttribute("name"),
    );

  const stateOf = (element) => {
    if (element.tagName === "SELECT") {
      const names = [...element.options].slice(0, 30).map((option) => squeeze(option.text));
      return ` = ${JSON.stringify(squeeze(element.selectedOptions[0]?.text))} of ${JSON.stringify(names)}`;
    }
    if (/^(checkbox|radio)$/.test(element.type ?? "")) return element.checked ? " (checked)" : "";
    if (element.type === "password") return element.value ? " (filled)" : "";
    return typeof element.value === "string" && element.value && element.tagName !== "BUTTON"
      ? ` = ${JSON.stringify(squeeze(element.value))}`
      : "";
  };

  const isVisible = (element, style) =>
    style.display !== "none" &&
    style.visibility === "visible" &&
    Number(style.opacity) > 0.05 &&
    Number.parseFloat(style.fontSize) > 1 &&
    element.getAttribute("aria-hidden") !== "true";

  const number = (element, kind) => {
    if (count >= max_elements) return "";
    const index = first + count;
    count += 1;
    element.setAttribute(mark, String(index));
    const own = squeeze(element.textContent);
    const name = /field|choice|checkbox|radio/.test(kind) ? labelOf(element) : own ? "" : labelOf(element);
    const href = kind === "link" && /^https?:/.test(element.href) ? ` <${element.href.slice(0, 500)}>` : "";
    return `[${index}] ${kind}${name ? ` ${JSON.stringify(name)}` : ""}${stateOf(element)}${href} `;
  };

  const walk = (node, depth) => {
    if (length > max_chars || depth > 400) return;
    if (node.nodeType === 3) {
      const text = node.data.replace(/\s+/g, " ");
      if (text !== " " || !/\s$/.test(parts.at(-1) ?? "\n")) push(text);
      return;
    }
    if (node.nodeType !== 1 || SKIPPED.has(node.tagName.toUpperCase())) return;
    const style = window.getComputedStyle(node);
    if (style.display !== "contents" && !isVisible(node, style)) return;
    const isBlock = !INLINE.test(style.display) || node.tagName === "BR";
    if (isBlock) push("\n");
    const heading = /^H([1-6])$/.exec(node.tagName);
    if (heading) push(`${"#".repeat(Number(heading[1]))} `);
    if (node.tagName === "LI") push("- ");
    if (node.tagName === "TD" || node.tagName === "TH") push(" | ");
    const kind = kindOf(node);
    if (kind) push(number(node, kind));
    if (node.tagName === "IMG" && node.alt) push(`(image: ${squeeze(node.alt)})`);
    if (!/^(SELECT|TEXTAREA)$/.test(node.tagName)) {
      for (const child of (node.shadowRoot ?? node).childNodes) walk(child, depth + 1);
    }
    if (isBlock) push("\n");
  };

  for (const marked of document.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark);
  if (document.body) walk(document.body, 0);
  const text = parts
    .join("")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
  return { text: text.slice(0, max_chars), count };
}
