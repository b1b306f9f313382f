import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { chromium } from "playwright-core";

/**
 * Everything goes through the proxy: nothing is resolved here, loopback is no exception, and neither QUIC nor WebRTC opens
 * a socket of its own. The rest keeps a browser small and quiet.
 */
const ARGS = [
  "--proxy-bypass-list=<-loopback>",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--disable-quic",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--dns-prefetch-disable",
  "--no-pings",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-extensions",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-file-system",
  "--disk-cache-size=20000000",
  "--renderer-process-limit=2",
  "--js-flags=--max-old-space-size=384",
  "--mute-audio",
  "--font-render-hinting=none",
  "--headless=shell",
];

const launchWith = ({ executable, proxy }, chromiumSandbox) =>
  chromium.launch({
    executablePath: executable,
    headless: true,
    chromiumSandbox,
    args: ARGS,
    proxy: { server: proxy.url, username: proxy.username, password: proxy.password, bypass: "<-loopback>" },
    env: process.env,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 20_000,
  });

/** Chromium with its own sandbox where this user and this machine let it have one. */
export async function launchChromium(settings) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) {
    try {
      return { browser: await launchWith(settings, true), is_sandboxed: true };
    } catch {
      // No user namespaces here; the walls that remain are the process, its empty environment and the proxy.
    }
  }
  return { browser: await launchWith(settings, false), is_sandboxed: false };
}

/** The process group of the browser that this process started: it leads a group of its own. Null where nobody tells. */
export function groupOfBrowser() {
  try {
    const tasks = readdirSync(`/proc/${process.pid}/task`);
    const children = tasks.flatMap((task) =>
      readFileSync(`/proc/${process.pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
    const leader = children.find((pid) => readFileSync(`/proc/${pid}/stat`, "utf8").includes(`) `));
    return leader === undefined ? null : Number(leader);
  } catch {
    return null;
  }
}
