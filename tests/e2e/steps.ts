import { test as base, expect, type Locator, type Page } from "@playwright/test";

export { expect };

/** As Playwright's, but a page that logs an error or throws fails its test. */
export const test = base.extend<{ cleanConsole: undefined }>({
  cleanConsole: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => {
        // A refused request is logged by the browser itself; what the page makes of it is what the test looks at.
        if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
          problems.push(message.text());
      });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

export const ADMIN = { email: "admin@example.test", password: "admin-password-of-the-tests" };
export const PASSWORD = "a long enough password";

let count = 0;
export const newAddress = (): string => {
  count += 1;
  return `person-${Date.now()}-${process.pid}-${count}@example.test`;
};

/** Makes an account through the page and ends signed in on the empty chat. */
export async function register(page: Page, nickname = "小明"): Promise<string> {
  const email = newAddress();
  await page.goto("/register");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=nickname]").fill(nickname);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  // The page takes the focus there once it listens; what is typed or chosen before is lost.
  await expect(composer(page)).toBeFocused();
  return email;
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.locator("button[type=submit]").click();
}

export const composer = (page: Page): Locator => page.getByRole("textbox", { name: /^(消息|Message)$/ });
export const answers = (page: Page): Locator => page.locator('[data-role="assistant"]');
export const toolCard = (page: Page, tool: string): Locator => page.locator(`[data-tool="${tool}"]`);

/** Writes a message and sends it. */
export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await sendWritten(page);
}

/** Sends what is written with Enter, once the page can: before that, Enter begins a new line. */
export async function sendWritten(page: Page): Promise<void> {
  const form = page.locator("form").filter({ has: composer(page) });
  await expect(form.locator("button[type=submit]")).toBeEnabled();
  await composer(page).press("Enter");
}

/** Sends a message and waits until its run has ended; gives the answer's element. */
export async function send(page: Page, text: string): Promise<Locator> {
  const before = await answers(page).count();
  await write(page, text);
  const answer = answers(page).nth(before);
  await expect(answer).toHaveAttribute("data-status", /completed|failed|cancelled/, { timeout: 45_000 });
  return answer;
}

/** Leaves the conversation for an empty one, and waits until it is there. */
export async function newConversation(page: Page): Promise<void> {
  await page.getByRole("link", { name: "新会话" }).first().click();
  await expect(answers(page)).toHaveCount(0);
}

/** The text of an answer as a person reads it. */
export const textOf = async (answer: Locator): Promise<string> =>
  (await answer.getByTestId("answer").textContent()) ?? "";

/** Opens the menu of a conversation in the list. */
export async function openMenuOf(page: Page, title: string | RegExp): Promise<void> {
  const item = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
  await item.hover();
  await item.getByRole("button").click();
}
