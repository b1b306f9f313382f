/** In this order: a browser also claims to be those it descends from. */
const BROWSERS: [string, RegExp][] = [
  ["Edge", /\bEdgA?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
];

const SYSTEMS: [string, RegExp][] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows NT\b/],
  ["macOS", /\bMacintosh\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
];

const nameIn = (user_agent: string, names: [string, RegExp][]): string | undefined =>
  names.find(([, pattern]) => pattern.test(user_agent))?.[0];

/**
 * What a `User-Agent` says of itself, short enough to recognise a device by: browser and system, or a program's own first
 * word; null when it says nothing. Anybody can claim anything, so nothing is decided by it.
 */
export function deviceOf(user_agent: string | null): string | null {
  if (!user_agent?.trim()) return null;
  const known = [nameIn(user_agent, BROWSERS), nameIn(user_agent, SYSTEMS)].filter((name) => name !== undefined);
  return known.length > 0 ? known.join(" · ") : (user_agent.trim().split(/\s+/)[0]?.slice(0, 60) ?? null);
}
