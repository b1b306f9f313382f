import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import messages from "@/lib/i18n/messages/en.json";
import { Markdown } from "./markdown";

const render = (text: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <Markdown text={text} />
    </NextIntlClientProvider>,
  );

const HOSTILE = `# Title

<img src=x onerror="alert(1)"><script>alert(1)</script><svg/onload=alert(1)>

[a](javascript:alert(1)) [b](data:text/html,<script>1</script>) <iframe srcdoc="x"></iframe>

![pixel](https://tracker.example/p.gif?u=1)

<style>body{display:none}</style><a href="javascript:1" onclick="x()">c</a>
`;

describe("Markdown", () => {
  it("keeps every prefix of a hostile answer inert", () => {
    for (let end = 1; end <= HOSTILE.length; end += 1) {
      const html = render(HOSTILE.slice(0, end));
      expect(html).not.toMatch(/<(script|iframe|img|style|svg[^>]*onload)/i);
      expect(html).not.toMatch(/<[^>]+\son\w+=/i);
      expect(html).not.toMatch(/<[^>]+(href|src)="(javascript|data):/i);
    }
    // A renderer's start for every prefix: slow on a busy machine, and slowness is not what is tried.
  }, 60_000);

  it("shows raw HTML as text", () => {
    expect(render("<b>bold</b>")).toContain("&lt;b&gt;bold&lt;/b&gt;");
  });

  it("asks before it loads a remote image", () => {
    const html = render("![pixel](https://tracker.example/p.gif)");
    expect(html).toContain("Load image from tracker.example");
    expect(html).not.toContain("<img");
  });

  it("opens links apart, without a referrer, and shows where they lead", () => {
    const html = render(
      "[your bank](https://evil.example/x) [bank.example](https://evil.example/) https://evil.example/y",
    );
    expect(html).toContain('rel="noopener noreferrer nofollow"');
    expect(html.match(/\(evil\.example\)/g)).toHaveLength(2);
    expect(html).not.toMatch(/<link|prefetch|preconnect/);
  });
});
