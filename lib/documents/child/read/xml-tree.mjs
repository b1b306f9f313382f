import { XMLParser } from "fast-xml-parser";
import { Refusal } from "../../../parsing/child/serve.mjs";

const MAX_DEPTH = 400;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
});

/**
 * @typedef {{ name: string, attributes: Record<string, string>, children: XmlNode[], text: string }} XmlNode an element,
 * or a text, which has the name `#text`
 */

/**
 * The tree of an XML document, as one node without a name.
 * @param {string} xml
 * @returns {XmlNode}
 */
export function parseXml(xml) {
  try {
    return { name: "", attributes: {}, children: parser.parse(xml).map(nodeOf), text: "" };
  } catch (error) {
    if (/nested tags/i.test(String(error?.message))) throw tooDeep();
    throw new Refusal("DAMAGED", "The file holds XML that is not well formed.");
  }
}

/** Refuses XML that libraries would recurse into, or work on for minutes. */
export function refuseDeep(xml) {
  let depth = 0;
  for (const [, end, isClosed] of xml.matchAll(/<(\/?)[\w:-]+(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g)) {
    depth += end ? -1 : isClosed ? 0 : 1;
    if (depth > MAX_DEPTH) throw tooDeep();
  }
}

const tooDeep = () => new Refusal("TOO_LARGE", `The file is nested deeper than ${MAX_DEPTH} levels.`);

function nodeOf(raw) {
  const name = Object.keys(raw).find((key) => key !== ":@") ?? "";
  if (name === "#text") return { name, attributes: {}, children: [], text: String(raw["#text"]) };
  return { name, attributes: raw[":@"] ?? {}, children: raw[name].map(nodeOf), text: "" };
}

/** @param {XmlNode} node @param {string} name */
export const childOf = (node, name) => node?.children.find((child) => child.name === name);

/** @param {XmlNode | undefined} node @param {string} name @returns {XmlNode[]} */
export const childrenOf = (node, name) => (node ? node.children.filter((child) => child.name === name) : []);

/**
 * Every element of that name below a node, in the order of the document.
 * @param {XmlNode | undefined} node @param {string} name @returns {Generator<XmlNode>}
 */
export function* descendants(node, name) {
  for (const child of node?.children ?? []) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

/** @param {XmlNode | undefined} node @returns {string} */
export const textOf = (node) => (!node ? "" : node.name === "#text" ? node.text : node.children.map(textOf).join(""));
