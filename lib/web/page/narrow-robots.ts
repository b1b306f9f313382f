/** More than the longest lists there are; the rest of a longer one is not looked at. */
const MAX_RULES = 2000;
/** Each character of a pattern with a star is compared with each of an address: both are bounded. */
const MAX_WILD_CHARS = 10_000;

interface Group {
  rules: string[];
  wild_chars: number;
}

/**
 * What of a robots.txt is said to `token`, or to everybody where nothing is, as one group of a bounded size. A whole one
 * is its site's to write: a few hundred kilobytes of names and stars would keep a parser busy for minutes.
 */
export function narrowRobots(text: string, token: string): string {
  const groups = new Map<string, Group>();
  let current = new Set<Group>();
  let wasAgent = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, field = "", value = ""] = /^\s*([a-z-]{1,20})\s*:([^#]*)/i.exec(line.slice(0, 4000)) ?? [];
    if (field === "") continue;
    const isAgent = field.toLowerCase() === "user-agent";
    if (isAgent && !wasAgent) current = new Set();
    wasAgent = isAgent;
    const agent = agentOf(value);
    if (isAgent && (agent === "*" || agent === token.toLowerCase())) current.add(groupOf(groups, agent));
    if (/^(dis)?allow$/i.test(field)) for (const group of current) add(group, field, value.trim());
  }
  const { rules } = groups.get(token.toLowerCase()) ?? groups.get("*") ?? { rules: [] };
  return ["User-agent: *", ...rules].join("\n");
}

/** A name without its version, as it is compared. */
const agentOf = (value: string): string => value.split("/")[0]?.trim().toLowerCase() ?? "";

function groupOf(groups: Map<string, Group>, agent: string): Group {
  const group = groups.get(agent) ?? { rules: [], wild_chars: 0 };
  groups.set(agent, group);
  return group;
}

function add(group: Group, field: string, value: string): void {
  const pattern = value.replace(/\*+/g, "*");
  if (pattern === "" || group.rules.length >= MAX_RULES) return;
  if (pattern.includes("*")) {
    if (group.wild_chars + pattern.length > MAX_WILD_CHARS) return;
    group.wild_chars += pattern.length;
  }
  group.rules.push(`${field}: ${pattern}`);
}
