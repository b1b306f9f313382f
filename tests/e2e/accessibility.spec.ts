import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { ADMIN, composer, expect, send, signIn, test, toolCard } from "./steps.ts";

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect
    .soft(serious.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.html).join("\n")}`))
    .toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(width, where).toBeLessThanOrEqual(room);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on any page (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const open of ["/sign-in", "/register", "/setup?token=none"]) {
      await page.goto(open);
      await expectAccessible(page, open);
    }
    await signIn(page, ADMIN);
    await expect(composer(page)).toBeVisible();
    await expectAccessible(page, "/");
    await send(page, "```python\nprint('py', 6 * 7)\n```");
    await toolCard(page, "python_executor").getByRole("button").first().click();
    await expectAccessible(page, "/c");
    for (const path of [
      "/settings/profile",
      "/settings/security",
      "/settings/providers",
      "/settings/agents",
      "/settings/credentials",
      "/settings/mcp",
      "/settings/schedules",
      "/settings/queue",
      "/admin/users",
      "/no/such/page",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      await expectAccessible(page, path);
    }
    await page.goto("/settings/providers");
    await page.getByRole("button", { name: "添加服务" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "provider dialog");
  });
}

test("nothing is wider than a phone of 360 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const open of ["/sign-in", "/register"]) {
    await page.goto(open);
    await expectNoSidewaysScroll(page, open);
  }
  await signIn(page, ADMIN);
  await expect(composer(page)).toBeVisible();
  await expectNoSidewaysScroll(page, "/");
  await send(page, `\`\`\`python\nprint("${"long".repeat(60)}")\n\`\`\``);
  await toolCard(page, "python_executor").getByRole("button").first().click();
  await expectNoSidewaysScroll(page, "/c");
  for (const path of [
    "/settings/profile",
    "/settings/security",
    "/settings/providers",
    "/admin/users",
    "/no/such/page",
  ]) {
    await page.goto(path);
    await expectNoSidewaysScroll(page, path);
  }
});
