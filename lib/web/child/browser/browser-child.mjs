// One browser with one page, in a process of its own with an empty environment. Takes commands over the IPC channel one
// after another and answers each; ends with its parent, and Chromium ends with it.
import process from "node:process";
import { groupOfBrowser, launchChromium } from "./launch-chromium.mjs";
import { pageText } from "./page-text.mjs";

const MARK = "data-alma-element";
const MAX_ELEMENTS = 300;
const MAX_CHARS = 200_000;
const MAX_FRAMES = 8;
/** A page may give itself an address of two megabytes, and what is told goes to a model. */
const MAX_URL = 4000;
const MAX_POPUPS = 20;
const NAVIGATION_MS = 20_000;
const ACTION_MS = 6000;
const MAX_SCREENSHOT_HEIGHT = 8000;

class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

let page;
let popups = 0;
let isActing = false;
/** The frame of each numbered element, of the last reading. */
let frames = new Map();

process.on("disconnect", () => process.exit(0));

async function start(settings) {
  const { browser, is_sandboxed } = await launchChromium(settings);
  browser.on("disconnected", () => process.exit(0));
  const context = await browser.newContext({
    acceptDownloads: false,
    serviceWorkers: "block",
    viewport: { width: 1280, height: 900 },
    locale: settings.locale,
  });
  context.setDefaultTimeout(ACTION_MS);
  page = await context.newPage();
  context.on("page", (opened) => adopt(opened));
  process.send({ ready: true, group: groupOfBrowser(), is_sandboxed });
}

/** One page only: one that a click opens takes the place of the page before it; any other is closed at once. */
function adopt(opened) {
  popups += 1;
  const leaving = isActing && popups <= MAX_POPUPS ? page : opened;
  if (leaving !== opened) page = opened;
  leaving.close().catch(() => undefined);
}

const within = (promise, milliseconds) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Refusal("TIMEOUT", "The page does not react. Open another one.")),
      milliseconds,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Until the page has come to rest, or a little while has passed: pages that never rest are looked at as they are. */
async function settle() {
  await new Promise((resolve) => setTimeout(resolve, 150));
  await page.waitForLoadState("domcontentloaded", { timeout: 8000 }).catch(() => undefined);
  await page.waitForLoadState("networkidle", { timeout: 1500 }).catch(() => undefined);
}

async function read() {
  frames = new Map();
  const texts = [];
  let first = 1;
  for (const frame of page.frames().slice(0, MAX_FRAMES)) {
    const options = { first, mark: MARK, max_elements: MAX_ELEMENTS - first + 1, max_chars: MAX_CHARS };
    const reading = frame.evaluate(pageText, options);
    const found =
      frame === page.mainFrame() ? await within(reading, ACTION_MS) : await within(reading, 2000).catch(() => null);
    if (!found?.text) continue;
    for (let index = first; index < first + found.count; index += 1) frames.set(index, frame);
    first += found.count;
    texts.push(
      frame === page.mainFrame() ? found.text : `--- frame ${frame.url().slice(0, MAX_URL)} ---\n${found.text}`,
    );
  }
  return texts.join("\n").slice(0, MAX_CHARS);
}

async function view(extra = {}) {
  if (page.url().startsWith("chrome-error:")) throw new Refusal("NETWORK", "The page could not be reached.");
  const text = await read();
  const title = await within(page.title(), 2000).catch(() => "");
  return { url: page.url().slice(0, MAX_URL), title: title.slice(0, 500), text, ...extra };
}

function elementOf(number) {
  const frame = frames.get(number);
  if (!frame || frame.isDetached()) {
    throw new Refusal("NO_ELEMENT", `There is no element ${number} on the page. Use read to see its elements.`);
  }
  return { frame, element: frame.locator(`[${MARK}="${number}"]`).first() };
}

const originOf = (url) => (URL.canParse(url) ? new URL(url).origin : "");

const actions = {
  open: async ({ url }) => {
    await page.goto(url, { waitUntil: "domcontentloaded", timeout: NAVIGATION_MS });
    await page.waitForLoadState("networkidle", { timeout: 2500 }).catch(() => undefined);
    return view();
  },
  click: async ({ element }) => {
    await elementOf(element).element.click({ timeout: ACTION_MS });
    await settle();
    return view();
  },
  type: async ({ element, text, submit, url }) => {
    const target = elementOf(element);
    const site = originOf(target.frame.url());
    // "null" is the origin of everything that has none: no address says whose that is.
    if (site === "null" || site !== originOf(url)) {
      throw new Refusal(
        "OTHER_SITE",
        `Element ${element} belongs to ${site}. Call again with an url of that site if the text is for it.`,
      );
    }
    await target.element.fill(text, { timeout: ACTION_MS });
    if (submit) await target.element.press("Enter", { timeout: ACTION_MS });
    await settle();
    return view();
  },
  press: async ({ key }) => {
    await page.keyboard.press(key);
    await settle();
    return view();
  },
  select: async ({ element, text }) => {
    await elementOf(element).element.selectOption({ label: text }, { timeout: ACTION_MS });
    await settle();
    return view();
  },
  scroll: async ({ direction }) => {
    await page.mouse.wheel(0, direction === "down" ? 800 : -800);
    await settle();
    return view();
  },
  back: async () => {
    const gone = await page.goBack({ waitUntil: "domcontentloaded", timeout: NAVIGATION_MS });
    if (!gone) throw new Refusal("NO_PAGE", "There is no page before this one.");
    await settle();
    return view();
  },
  read: () => view(),
  screenshot: async ({ full_page }) => {
    const height = full_page
      ? await within(
          page.evaluate(() => document.documentElement.scrollHeight),
          2000,
        )
      : 900;
    const clip = {
      x: 0,
      y: 0,
      width: 1280,
      height: Math.min(Math.max(Number(height) || 900, 1), MAX_SCREENSHOT_HEIGHT),
    };
    const image = await page.screenshot({
      type: "png",
      timeout: 15_000,
      ...(full_page ? { fullPage: true, clip } : {}),
    });
    return view({ image });
  },
};

/** Playwright's messages carry its call log; their first line says what happened. */
function failureOf(error) {
  if (error instanceof Refusal) return { code: error.code, message: error.message };
  const [line = ""] = String(error?.message ?? error).split("\n");
  const isLate = error?.name === "TimeoutError";
  const code = isLate ? "TIMEOUT" : /net::|NS_ERROR/.test(line) ? "NETWORK" : "ACTION_FAILED";
  const hint = isLate ? " Use read to see what the page shows now." : "";
  return { code, message: `${line.replace(/^[\w.]+: /, "").slice(0, 300)}${hint}` };
}

async function obey({ id, command }) {
  isActing = command.action !== "read" && command.action !== "screenshot";
  try {
    process.send({ id, ok: true, view: await actions[command.action](command) });
  } catch (error) {
    process.send({ id, ok: false, ...failureOf(error) });
  } finally {
    isActing = false;
  }
}

let last = Promise.resolve();
process.on("message", (message) => {
  if (message.settings)
    start(message.settings).catch((error) => {
      process.stderr.write(String(error?.message ?? error).slice(0, 4000));
      process.exit(1);
    });
  else last = last.then(() => obey(message));
});
