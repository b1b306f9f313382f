import type { Locator, Page } from "@playwright/test";
import { ADMIN, expect, register, signIn, test } from "./steps.ts";

const ready = (page: Page) => expect(page.locator("#reference[data-ready='true']")).toBeVisible({ timeout: 30_000 });

/** Where Swagger UI shows the status of an answer. */
const answered = (block: Locator) => block.locator(".live-responses-table td.response-col_status:not(.col_header)");

/** Opens an operation of Swagger UI, sends it as it is filled in, and gives where the answer's status is shown. */
async function tryOut(page: Page, tag: string, operation: string): Promise<Locator> {
  const block = page.locator(`#operations-${tag}-${operation}`);
  if (!(await block.isVisible())) await page.locator(`#operations-tag-${tag}`).click();
  await block.locator(".opblock-summary-control").click();
  await block.getByRole("button", { name: "Try it out" }).click();
  await block.getByRole("button", { name: "Execute" }).click();
  return answered(block);
}

test("the reference is tried out with the session's cookie: reading, and what has to come from this origin", async ({
  page,
}) => {
  await register(page);
  const answer = await page.goto("/docs");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  await ready(page);
  await expect(await tryOut(page, "users", "getMe")).toContainText("200");
  await expect(await tryOut(page, "conversations", "createConversation")).toContainText("201");
});

test("and by somebody who is not signed in, with a token that the page itself gets", async ({ page }) => {
  await page.goto("/docs");
  await ready(page);
  await expect(await tryOut(page, "users", "getMe")).toContainText("401");
  await page.locator(".auth-wrapper > .btn.authorize").click();
  const form = page.locator(".auth-container", { hasText: "OAuth2Password" });
  await form.locator("#oauth_username").fill(ADMIN.email);
  await form.locator("#oauth_password").fill(ADMIN.password);
  await form.getByRole("button", { name: "Apply given OAuth2 credentials" }).click();
  await expect(form.getByRole("button", { name: /Remove authorization/ })).toBeVisible();
  await page.locator(".dialog-ux").getByRole("button", { name: "Close" }).first().click();
  const block = page.locator("#operations-users-getMe");
  await block.getByRole("button", { name: "Execute" }).click();
  await expect(answered(block)).toContainText("200");
});

test("Redoc reads the whole document under a policy without unsafe words, kept files and nothing from elsewhere", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const answer = await page.goto("/redoc");
  expect(answer?.headers()["content-security-policy"]).not.toMatch(/unsafe-(inline|eval)/);
  await ready(page);
  await expect(page.getByRole("heading", { name: /ALMA API/ })).toBeVisible();
  const origin = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(origin) && !/^(data|blob):/.test(url))).toEqual([]);
  const script = asked.find((url) => /\/redoc\/redoc\.[0-9a-f]{16}\.js$/.test(url)) ?? "";
  expect((await page.request.get(script)).headers()["cache-control"]).toContain("immutable");
});

test("fits a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await signIn(page, ADMIN);
  await page.goto("/docs");
  await ready(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
