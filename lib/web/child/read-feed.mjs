// Locked child: an RSS, Atom, RDF or JSON feed in, a Markdown list of its entries out.
import { XMLParser } from "fast-xml-parser";
import { Refusal, serve } from "../../parsing/child/serve.mjs";

const MAX_ENTRIES = 100;
const MAX_SUMMARY = 500;

const listOf = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);

/** An element with attributes is an object whose text is apart. */
const textOf = (value) => {
  const [first] = listOf(value);
  const text = typeof first === "object" && first !== null ? (first["#text"] ?? "") : (first ?? "");
  return String(text)
    .replace(/<[^<>]{0,2000}>/g, " ")
    .replace(/&(lt|gt|amp|quot|apos|nbsp|#39);/g, (_, name) => NAMED[name])
    .replace(/\s+/g, " ")
    .trim();
};

const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " ", "#39": "'" };

function absolute(href, base) {
  const value = String(href ?? "").trim();
  const target = value && URL.canParse(value, base) ? new URL(value, base) : undefined;
  return target && /^https?:$/.test(target.protocol) ? target.href : "";
}

/** Atom has several links, told apart by what they are for. */
function linkOf(entry, base) {
  const links = listOf(entry.link);
  const chosen =
    links.find((link) => typeof link === "object" && (link["@rel"] ?? "alternate") === "alternate") ?? links[0];
  const href = typeof chosen === "object" ? (chosen["@href"] ?? chosen["#text"]) : chosen;
  const guid = listOf(entry.guid)[0];
  const isPermanent = typeof guid !== "object" || guid["@isPermaLink"] !== "false";
  return absolute(href, base) || (isPermanent ? absolute(textOf(guid), base) : "");
}

function fromXml(text, url) {
  // Feeds need no entities of their own, and these are how small files become large ones.
  if (/<!(DOCTYPE[^>]*\[|ENTITY)/i.test(text)) throw new Refusal("UNSAFE", "It declares entities of its own.");
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    htmlEntities: true,
    parseTagValue: false,
    parseAttributeValue: false,
    removeNSPrefix: false,
    cdataPropName: false,
  });
  const root = parser.parse(text);
  const channel = root.rss?.channel ?? root.feed ?? root["rdf:RDF"]?.channel;
  if (!channel) throw new Refusal("UNSUPPORTED", "It is no RSS, Atom or RDF feed.");
  const entries = listOf(root["rdf:RDF"]?.item ?? channel.item ?? channel.entry);
  return {
    title: textOf(channel.title),
    about: textOf(channel.description ?? channel.subtitle),
    entries: entries.map((entry) => ({
      title: textOf(entry.title),
      url: linkOf(entry, url),
      date: textOf(entry.pubDate ?? entry.published ?? entry.updated ?? entry["dc:date"]),
      summary: textOf(entry.description ?? entry.summary ?? entry.content ?? entry["content:encoded"]),
    })),
  };
}

function fromJson(text, url) {
  const feed = JSON.parse(text);
  return {
    title: textOf(feed.title),
    about: textOf(feed.description),
    entries: listOf(feed.items).map((item) => ({
      title: textOf(item.title),
      url: absolute(item.url ?? item.external_url, url),
      date: textOf(item.date_published ?? item.date_modified),
      summary: textOf(item.summary ?? item.content_text ?? item.content_html),
    })),
  };
}

/** Brackets in a title would end its link. */
const inBrackets = (text) => text.replace(/([[\]\\])/g, "\\$1");

function entryLine({ title, url, date, summary }, index) {
  const name = inBrackets(title || url || "(no title)");
  const head = `${index + 1}. ${url ? `[${name}](${url})` : name}${date ? ` (${date})` : ""}`;
  return summary && summary !== title ? `${head}\n   ${summary.slice(0, MAX_SUMMARY)}` : head;
}

serve(async ({ input, options }) => {
  const text = new TextDecoder().decode(input);
  const feed = /^\s*\{/.test(text) ? fromJson(text, options.url) : fromXml(text, options.url);
  const entries = feed.entries.slice(0, MAX_ENTRIES);
  const rest = feed.entries.length - entries.length;
  const lines = [
    `# ${feed.title}`,
    feed.about,
    entries.map(entryLine).join("\n"),
    rest > 0 ? `${rest} older entries are left out.` : "",
  ];
  const links = entries.filter(({ url }) => url).map(({ url, title }) => ({ url, text: title.slice(0, 200) }));
  return { value: { title: feed.title, markdown: lines.filter(Boolean).join("\n\n"), links } };
});
