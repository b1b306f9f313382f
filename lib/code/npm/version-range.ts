/** A version as npm counts them; one with a pre-release stands before the same without. */
interface Version {
  numbers: [number, number, number];
  pre: string[];
}

const SHAPE = /^v?(\d+)(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

function parse(text: string): Version | null {
  const [, major, minor, patch, pre] = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(text.trim()) ?? [];
  if (major === undefined) return null;
  return { numbers: [Number(major), Number(minor), Number(patch)], pre: pre?.split(".") ?? [] };
}

function compare(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let index = 0; index < Math.max(a.pre.length, b.pre.length); index += 1) {
    const difference = comparePart(a.pre[index], b.pre[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const isNumber = (part: string) => /^\d+$/.test(part);
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whoever publishes a package writes its ranges; each part of one is compared with each version. */
const MAX_RANGE = 1000;

type Test = (version: Version) => boolean;

/** One part of a range (`^1.2.3`, `~1.2`, `>=1`, `1.x`, `*`) as bounds; null for what is none. */
function bounds(part: string): { from: Version; below: Version | null; test?: Test } | null {
  const [, operator = "", text = ""] = /^(\^|~>?|>=|<=|>|<|=)?\s*(.*)$/.exec(part) ?? [];
  const any = text === "" || /^[xX*]$/.test(text);
  const found = any ? [] : SHAPE.exec(text);
  if (!found) return null;
  const given = [found[1], found[2], found[3]].map((each) =>
    each === undefined || /[xX*]/.test(each) ? null : Number(each),
  );
  const [major = null, minor = null, patch = null] = given;
  const at = (numbers: [number, number, number], pre: string[] = []): Version => ({ numbers, pre });
  const low = at([major ?? 0, minor ?? 0, patch ?? 0], found[4]?.split(".") ?? []);
  const next = (): Version | null => {
    if (major === null) return null;
    if (minor === null) return at([major + 1, 0, 0]);
    return patch === null ? at([major, minor + 1, 0]) : at([major, minor, patch + 1]);
  };
  switch (operator) {
    case "^":
      if (major === null) return { from: low, below: null };
      if (major > 0 || minor === null) return { from: low, below: at([major + 1, 0, 0]) };
      return { from: low, below: minor > 0 || patch === null ? at([0, minor + 1, 0]) : at([0, 0, patch + 1]) };
    case "~":
    case "~>":
      return {
        from: low,
        below: major === null ? null : minor === null ? at([major + 1, 0, 0]) : at([major, minor + 1, 0]),
      };
    case ">=":
      return { from: low, below: null };
    case ">":
      return {
        from: low,
        below: null,
        test: (version) => (patch === null ? compare(version, next() ?? low) >= 0 : compare(version, low) > 0),
      };
    case "<":
      return { from: at([0, 0, 0], ["0"]), below: low };
    case "<=":
      return {
        from: at([0, 0, 0], ["0"]),
        below: null,
        test: (version) => (patch === null ? compare(version, next() ?? low) < 0 : compare(version, low) <= 0),
      };
    default:
      return patch === null
        ? { from: low, below: next() }
        : { from: low, below: null, test: (version) => compare(version, low) === 0 };
  }
}

type Bounds = ReturnType<typeof bounds>;

/** A range's alternatives, each as the bounds that all hold in it. Read once, whatever is then compared with it. */
const alternativesOf = (range: string): Bounds[][] =>
  range.split("||").map((alternative) => {
    const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(alternative);
    const text = hyphen ? `>=${hyphen[1]} <=${hyphen[2]}` : alternative.replace(/([<>=~^])\s+/g, "$1");
    return text.trim().split(/\s+/).map(bounds);
  });

/** Whether a version is in a range of npm's. A pre-release only is where the range names one of the same version. */
function satisfies(version: Version, alternatives: Bounds[][]): boolean {
  return alternatives.some((parts) => {
    if (version.pre.length > 0) {
      const named = parts.some(
        (part) => part && part.from.pre.length > 0 && part.from.numbers.join() === version.numbers.join(),
      );
      if (!named) return false;
    }
    return parts.every(
      (part) =>
        part !== null &&
        compare(version, part.from) >= 0 &&
        (part.below === null || compare(version, part.below) < 0) &&
        (part.test?.(version) ?? true),
    );
  });
}

/** The newest of the versions that a range takes, or null. A range may also be one of the registry's tags. */
export function pickVersion(range: string, versions: string[], tags: Record<string, string>): string | null {
  const tagged = tags[range === "" ? "latest" : range];
  if (tagged !== undefined && versions.includes(tagged)) return tagged;
  if (range.length > MAX_RANGE) return null;
  const alternatives = alternativesOf(range);
  const fitting = versions.filter((text) => {
    const version = parse(text);
    return version !== null && satisfies(version, alternatives);
  });
  // The one that is called latest goes before newer ones, as npm does it.
  if (tags.latest !== undefined && fitting.includes(tags.latest)) return tags.latest;
  const zero: Version = { numbers: [0, 0, 0], pre: ["0"] };
  return fitting.toSorted((a, b) => compare(parse(b) ?? zero, parse(a) ?? zero))[0] ?? null;
}
