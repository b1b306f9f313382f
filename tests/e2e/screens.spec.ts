import { mkdirSync } from "node:fs";
import path from "node:path";
import { ADMIN, composer, expect, send, signIn, test, toolCard } from "./steps.ts";

/** Pictures for people to look at, in every language, theme and width the interface is made for. */
const FOLDER = path.join("test-results", "screens");
const WIDTHS = [390, 1440];

for (const locale of ["zh-CN", "en-GB"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of WIDTHS) {
      test(`screens ${locale} ${colorScheme} ${width}`, async ({ browser, baseURL }) => {
        mkdirSync(FOLDER, { recursive: true });
        const viewport = { width, height: width < 600 ? 844 : 900 };
        const context = await browser.newContext({
          baseURL,
          locale,
          colorScheme,
          viewport,
          timezoneId: "Asia/Shanghai",
        });
        const page = await context.newPage();
        const language = locale.slice(0, 2);
        const shoot = async (name: string) => {
          // As it is once everything has come: loaded, its fonts there (Playwright waits for them) and nothing moving.
          await expect(page.locator('.animate-pulse, [aria-busy="true"]')).toHaveCount(0);
          const file = path.join(FOLDER, `${name}-${language}-${colorScheme}-${width}.png`);
          await page.screenshot({ path: file, animations: "disabled" });
        };

        await page.goto("/sign-in");
        await shoot("sign-in");
        await signIn(page, ADMIN);
        await expect(composer(page)).toBeVisible();
        // The administrator's account is Chinese; the browser's choice goes before it.
        await context.addCookies([{ name: "alma_locale", value: language, url: baseURL ?? "" }]);
        await page.goto("/");
        await shoot("empty-chat");
        const question = language === "zh" ? "(3+4)*12 的平方根是多少" : "What is the square root of (3+4)*12?";
        await send(page, question);
        await toolCard(page, "python_executor").getByRole("button").first().click();
        await shoot("chat");
        await page.goto("/settings/profile");
        await shoot("settings");
        await page.goto("/settings/security");
        await shoot("security");
        await page.goto("/settings/providers");
        await shoot("providers");
        await page.goto("/settings/schedules");
        await shoot("schedules");
        await page.goto("/settings/queue");
        await shoot("queue");
        await page.goto("/admin/users");
        await shoot("admin");
        await context.close();
      });
    }
  }
}
