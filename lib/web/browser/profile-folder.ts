import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A throw-away folder for everything one browser writes, and the environment that keeps it there. */
export interface ProfileFolder {
  env: NodeJS.ProcessEnv;
  remove: () => void;
}

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Chinese text needs a font that a server seldom has; one comes with the packages. */
function fontSettings(folder: string, executable: string): string {
  const packaged = path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@expo-google-fonts/noto-sans-sc");
  const folders = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    path.join(path.dirname(executable), "fonts"),
    path.join(packaged, "400Regular"),
    path.join(packaged, "700Bold"),
  ];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((place) => `  <dir>${escapeXml(place)}</dir>`).join("\n")}
  <cachedir>${escapeXml(path.join(folder, "fontconfig"))}</cachedir>
</fontconfig>
`;
}

/** Makes the folder. The environment has nothing of the server's: a page that took the browser over finds no secret. */
export function makeProfileFolder(executable: string): ProfileFolder {
  const folder = mkdtempSync(path.join(tmpdir(), "alma-browser-"));
  const fonts = path.join(folder, "fonts.conf");
  writeFileSync(fonts, fontSettings(folder, executable));
  const env: NodeJS.ProcessEnv = Object.assign(Object.create(null), {
    PATH: "/usr/bin:/bin",
    HOME: folder,
    TMPDIR: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    LANG: "C.UTF-8",
    ...(process.platform === "linux" ? { FONTCONFIG_FILE: fonts } : {}),
  });
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  return { env, remove };
}
