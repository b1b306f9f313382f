import { describe, expect, it } from "vitest";
import { renderMail } from "./render.ts";
import { en } from "./texts/en.ts";
import { zh } from "./texts/zh.ts";
import { transportOptions } from "./transport.ts";

const URL_ = "https://alma.example/reset#token=abc";
const ALL = [zh, en].flatMap((texts) =>
  [
    texts.verification(URL_),
    texts.reset(URL_),
    texts.account_exists({ sign_in: URL_, forgot: URL_ }),
    texts.address_confirmation(URL_),
    texts.address_changed({ to: "<i>x</i>", is_done: true, url: URL_ }),
    texts.address_changed({ to: "<i>x</i>", is_done: false, url: URL_ }),
    texts.password_changed({ at: "now", url: URL_ }),
    texts.new_sign_in({ at: "now", address: "::1", user_agent: '"><script>', url: URL_ }),
    ...[null, "messages:read"].map((some) =>
      texts.api_key_made({ name: "<i>k</i>", scopes: some, until: some, at: "now", address: "::1", url: URL_ }),
    ),
    ...[true, false].map((is_linked) =>
      texts.linked_account({ provider: "GitHub", account: '"><script>', is_linked, at: "now", url: URL_ }),
    ),
    texts.invitation({ url: URL_, until: "tomorrow" }),
  ].map((content) => ({ content, mail: renderMail(texts, content) })),
);

describe("every mail", () => {
  it.each(ALL.map((one) => [one.mail.subject, one] as const))("%s: says the same as text and HTML", (_, one) => {
    const { content, mail } = one;
    for (const part of [mail.text, mail.html]) expect(part).toContain(URL_);
    for (const paragraph of content.paragraphs) expect(mail.text).toContain(paragraph);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).not.toMatch(/<script|<i>|<img|<link|src=|url\(/);
    expect(mail.html).toContain("prefers-color-scheme:dark");
  });
});

it("what comes from outside stays on its line and is no markup", () => {
  const content = en.address_changed({ to: 'a@b.c\r\nBcc: x@y.z\u2028"<b>&', is_done: true, url: URL_ });
  const { text, html } = renderMail(en, content);
  expect(text).toContain('New address: a@b.c Bcc: x@y.z "<b>&');
  expect(html).toContain("a@b.c Bcc: x@y.z &quot;&lt;b&gt;&amp;");
});

describe("the way to the mail server", () => {
  it("is encrypted when a password goes along, unless the operator says otherwise", () => {
    expect(transportOptions("smtp://u:p@mail.example.com:587")).toMatchObject({ requireTLS: true });
    expect(transportOptions("smtp://u:p@127.0.0.1:25")).not.toHaveProperty("requireTLS");
    expect(transportOptions("smtp://mail.example.com")).not.toHaveProperty("requireTLS");
    expect(transportOptions("smtp://u:p@mail.example.com/?requireTLS=false")).not.toHaveProperty("requireTLS");
  });

  it("has an end, which the operator may set", () => {
    expect(transportOptions("smtp://mail.example.com")).toMatchObject({ socketTimeout: 20_000 });
    expect(transportOptions("smtp://mail.example.com/?socketTimeout=5")).not.toHaveProperty("socketTimeout");
  });
});
