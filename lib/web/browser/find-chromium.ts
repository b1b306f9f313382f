import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { env } from "../../core/env.ts";

/** Where systems put Chromium and its kin, and where the tests of this project unpack the one from npm. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium to browse with: that of ALMA_CHROMIUM, else the first that is found; undefined for none or `off`. */
export function findChromium(setting: string | undefined = env().ALMA_CHROMIUM): string | undefined {
  if (setting === "off") return undefined;
  if (setting) return isExecutable(setting) ? setting : undefined;
  const unpacked = path.join(/* turbopackIgnore: true */ process.cwd(), ".cache", "chromium", "chromium");
  return [...PLACES, unpacked].find((place) => existsSync(place) && isExecutable(place));
}
