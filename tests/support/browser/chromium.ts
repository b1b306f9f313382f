import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");
const CACHE = path.join(ROOT, ".cache");
const HOME = path.join(CACHE, "chromium");
const FONTS = path.join(ROOT, "node_modules", "@expo-google-fonts", "noto-sans-sc");

/** Works as root and as an ordinary user, in containers without a GPU or user namespaces; web security stays on. */
const ARGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--disable-gpu",
  "--headless=shell",
];

/** What Playwright needs to launch the Chromium of the npm package, with a font for Chinese. */
export async function chromiumLaunch() {
  const executablePath = path.join(HOME, "chromium");
  if (!existsSync(executablePath)) await unpack();
  return { executablePath, args: ARGS, env: { ...process.env, FONTCONFIG_FILE: fontSettings() } };
}

/**
 * The package unpacks into the temporary folder, where a half-written or another user's copy would be taken for ours: so it
 * gets a folder of its own, which becomes the real one when it is whole.
 */
async function unpack(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(path.join(CACHE, "chromium-"));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  rmSync(HOME, { recursive: true, force: true });
  renameSync(draft, HOME);
}

/** A fontconfig file that knows the Chinese font of the npm package and the Latin fonts that come with the browser. */
function fontSettings(): string {
  const folders = [
    path.join(FONTS, "400Regular"),
    path.join(FONTS, "700Bold"),
    path.join(HOME, "fonts"),
    "/usr/share/fonts",
  ];
  const file = path.join(CACHE, "fonts.conf");
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${escapeXml(folder)}</dir>`).join("\n")}
  <cachedir>${escapeXml(path.join(CACHE, "fontconfig"))}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>Noto Sans SC</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family><family>Liberation Mono</family><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`;
  writeFileSync(file, text);
  return file;
}

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Lets a person look: `node tests/support/browser/chromium.ts https://... out.png` */
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch(await chromiumLaunch());
  const page = await browser.newPage();
  await page.goto(process.argv[2] ?? "about:blank");
  await page.screenshot({ path: process.argv[3] ?? "screenshot.png" });
  await browser.close();
}
