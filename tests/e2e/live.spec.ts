import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page, Request } from "@playwright/test";
import { WebSocket } from "ws";
import { freePort } from "../../lib/core/process/free-port.ts";
import { type StartedProcess, startProcess } from "../support/start-process.ts";
import { ADMIN, answers, expect, PASSWORD, register, send, test, textOf } from "./steps.ts";

const CODE = '```js\nfor (let n = 1; n <= 3; n += 1) console.log("line", n)\n```';

const indicator = (page: Page) => page.getByTestId("connection");
const isLiveBy = (page: Page, kind: "websocket" | "sse") =>
  expect(indicator(page)).toHaveAttribute("data-kind", kind, { timeout: 15_000 });

/** Opens the conversation that `page` shows in another tab of the same browser. */
async function openAgain(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}

/** The paths of the event streams that the browser has open, whenever it is called. */
function watchStreams(context: BrowserContext): () => string[] {
  const open = new Map<Request, Page>();
  context.on("request", (request) => {
    if (/\/v1\/(events\?|conversations\/[^/]+\/events)/.test(request.url())) open.set(request, request.frame().page());
  });
  context.on("requestfinished", (request) => open.delete(request));
  context.on("requestfailed", (request) => open.delete(request));
  // The end of a request is not told when its page is closed.
  const isThere = ([, page]: [Request, Page]) => !page.isClosed();
  return () => [...open].filter(isThere).map(([request]) => new URL(request.url()).pathname);
}

async function startConversation(page: Page): Promise<void> {
  await register(page);
  await send(page, CODE);
  await page.waitForURL(/\/c\//);
}

/** Sends in one tab and expects all to show the same answer. */
async function sameEverywhere(tabs: Page[], text: string): Promise<void> {
  const [first, ...others] = tabs;
  if (!first) throw new Error("no tab");
  const answer = await textOf(await send(first, text));
  expect(answer).not.toBe("");
  const count = await answers(first).count();
  for (const tab of others) {
    await expect(answers(tab)).toHaveCount(count);
    await expect(answers(tab).last()).toHaveAttribute("data-status", "completed");
    expect(await textOf(answers(tab).last())).toBe(answer);
  }
}

test("two tabs are live over WebSocket, see the same at the same time, and say so", async ({ page }) => {
  const streams = watchStreams(page.context());
  await startConversation(page);
  await isLiveBy(page, "websocket");
  await expect(indicator(page)).toHaveAccessibleName("实时连接：WebSocket");
  const tab = await openAgain(page);
  await isLiveBy(tab, "websocket");
  await sameEverywhere([page, tab], CODE);
  await sameEverywhere([tab, page], "(3+4)*12");
  expect(streams()).toEqual([]);
});

test("without WebSocket the tabs of a browser share one event stream, and hand it over", async ({ page, context }) => {
  test.slow();
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, "WebSocket"));
  const streams = watchStreams(context);
  await startConversation(page);
  await isLiveBy(page, "sse");
  await expect(indicator(page)).toHaveAccessibleName("实时连接：SSE");
  const tabs = [page, await openAgain(page), await openAgain(page)];
  for (const tab of tabs) await isLiveBy(tab, "sse");
  await expect.poll(streams).toEqual(["/v1/events"]);
  await sameEverywhere(tabs, "(3+4)*12");

  // The first tab reads for all; when it goes, another one does.
  const [, second, third] = tabs;
  if (!second || !third) throw new Error("no tabs");
  await page.close();
  await sameEverywhere([second, third], CODE);
  await sameEverywhere([third, second], "1+1");
  await expect.poll(streams).toEqual(["/v1/events"]);
});

test("a WebSocket that something on the way blocks is given up for the event stream", async ({ page }) => {
  await page.routeWebSocket(/\/v1\/ws\//, (socket) => socket.close());
  await startConversation(page);
  await isLiveBy(page, "sse");
  await sameEverywhere([page], "1+1");
});

test.describe("a server that is stopped", () => {
  let server: StartedProcess | undefined;
  const dataDir = mkdtempSync(path.join(tmpdir(), "alma-live-"));

  test.afterAll(async () => {
    server?.child.kill("SIGTERM");
    await server?.ended;
    rmSync(dataDir, { recursive: true, force: true });
  });

  test("tells sockets and event streams to come back, and ends them", async () => {
    test.setTimeout(120_000);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    server = startProcess("server.ts", {
      PORT: String(port),
      ALMA_URL: url,
      ALMA_DATA_DIR: dataDir,
      ALMA_ADMIN_EMAIL: ADMIN.email,
      ALMA_ADMIN_PASSWORD: PASSWORD,
    });
    await server.says(/ALMA is listening/, 60_000);
    const form = new URLSearchParams({ username: ADMIN.email, password: PASSWORD });
    const signedIn = await (await fetch(`${url}/v1/login/access-token`, { method: "POST", body: form })).json();
    const token: string = signedIn.data.access_token;
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const made = await (await fetch(`${url}/v1/conversations`, { method: "POST", headers, body: "{}" })).json();
    const { conversation_id } = made.data;

    const stream = await fetch(`${url}/v1/conversations/${conversation_id}/events`, { headers });
    const told = stream.text();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/ws/chat/${conversation_id}?token=${token}`);
    const frames: { type: string; data: { status?: string } }[] = [];
    socket.on("message", (data) => frames.push(JSON.parse(data.toString())));
    const closed = new Promise<number>((resolve, reject) => {
      socket.once("close", resolve);
      socket.once("error", reject);
    });
    await expect.poll(() => frames.length).toBe(1);

    server.child.kill("SIGTERM");
    expect(await closed).toBe(1012);
    expect(frames.at(-1)).toMatchObject({ type: "connection_status", data: { status: "closing" } });
    expect(await told).toContain('"status":"closing"');
    expect(await server.ended).toBe(0);
    expect(server.output()).not.toContain(token);
  });
});
