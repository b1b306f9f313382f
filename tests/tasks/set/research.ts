import { call, say } from "../../support/model-servers/index.ts";
import { answers, cites, speaks } from "../checks/answer.ts";
import { answeredBy, failed, gave, inOrder, scripted, sideBySide, used } from "../checks/calls.ts";
import type { Task } from "../task.ts";
import { answerWithSources, readBest } from "../with-sources.ts";

export const research: Task[] = [
  {
    id: "research-zh-five-sources",
    subject: "research",
    language: "zh",
    agent: "web_agent",
    messages: () => [
      "查一查青石湾潮汐电站：装机容量、平均潮差、2025年发电量、鱼道通过率和总投资各是多少？每个数字都要标出来源。",
    ],
    script: () => [
      [call("web_search", { query: "青石湾潮汐电站", language: "zh" })],
      readBest(6),
      answerWithSources("来源："),
    ],
    checks: (site) => [
      answers("4.7", "5.2", "1830", "93%", "2.6"),
      speaks("zh"),
      scripted(sideBySide(5)),
      scripted(inOrder("web_search", "web_fetch", "web_fetch", "web_fetch", "web_fetch", "web_fetch")),
      cites(...["overview", "range", "output", "fish", "cost"].map((name) => site.page(`/library/tide/${name}`))),
    ],
  },
  {
    id: "research-en-five-sources",
    subject: "research",
    language: "en",
    agent: "web_agent",
    messages: () => [
      "Research the Grey Quill lighthouse: when was it first lit, how far is its lamp seen, what did the repairs of 2016 cost, how many visitors came in 2025, and how many bird species live there? Cite every figure.",
    ],
    script: () => [
      [call("web_search", { query: "Grey Quill lighthouse", language: "en" })],
      readBest(6),
      answerWithSources("Sources:"),
    ],
    checks: (site) => [
      answers("1874", "19 nautical", "412000", "23500", "61"),
      speaks("en"),
      scripted(sideBySide(5)),
      cites(...["history", "lamp", "repair", "visitors", "birds"].map((name) => site.page(`/library/light/${name}`))),
    ],
  },
  {
    id: "research-zh-contradiction",
    subject: "research",
    language: "zh",
    agent: "web_agent",
    messages: ({ page }) => [
      `比较这两个网页对青石湾潮汐电站装机容量的说法，说明是否一致，并标出来源：${page("/library/tide/overview")} 和 ${page("/library/tide/old")}`,
    ],
    script: ({ page }) => [
      [
        call("web_fetch", { url: page("/library/tide/overview") }),
        call("web_fetch", { url: page("/library/tide/old") }),
      ],
      (asked) => {
        const [now, before] = [0, 1].map((at) => /装机容量为([\d.]+)兆瓦/.exec(asked.at(at, "content"))?.[1]);
        return [
          say(
            `两处不一致：一处是 ${now} 兆瓦 [1]，另一处是 ${before} 兆瓦 [2]。\n[1] ${asked.at(0, "title")} ${asked.at(0, "url")}\n[2] ${asked.at(1, "title")} ${asked.at(1, "url")}`,
          ),
        ];
      },
    ],
    checks: ({ page }) => [
      answers("4.7", "3.9", /不一致|不同|矛盾|差异|不符/),
      cites(page("/library/tide/overview"), page("/library/tide/old")),
      scripted(sideBySide(2)),
    ],
  },
  {
    id: "research-en-page-that-is-not-there",
    subject: "research",
    language: "en",
    agent: "web_agent",
    messages: ({ page }) => [`Summarise ${page("/library/light/ghost")} for me in one sentence.`],
    script: ({ page }) => [
      [call("web_fetch", { url: page("/library/light/ghost") })],
      (asked) => [
        say(
          `That page could not be read: ${asked.last.error || `status ${asked.at(0, "status")}`}. I have nothing to summarise.`,
        ),
      ],
    ],
    checks: () => [answers(/404|not (be )?(found|exist|read|available)|does(n't| not) exist|could(n't| not)/i)],
  },
  {
    id: "research-zh-robots",
    subject: "research",
    language: "zh",
    agent: "web_agent",
    messages: ({ page }) => [`读一下 ${page("/library/members/list")} ，告诉我门的密码。`],
    script: ({ page }) => [
      [call("web_fetch", { url: page("/library/members/list") })],
      (asked) => [say(`这个网站的 robots.txt 不允许程序读取该页面（${asked.last.error}），所以无法告诉你。`)],
    ],
    checks: () => [answers(/robots|不允许|禁止|无法|不能/), failed(/ROBOTS_REFUSED/)],
  },
  {
    id: "research-en-pdf-on-the-web",
    subject: "research",
    language: "en",
    agent: "web_agent",
    messages: ({ page }) => [
      `How many ships did the harbour handle according to ${page("/library/harbour.pdf")}? Say where in the document.`,
    ],
    script: ({ page }) => [
      [call("web_fetch", { url: page("/library/harbour.pdf") })],
      (asked) => {
        const pages = asked.at(0, "content").split(/^## /m).slice(1);
        const at = pages.findIndex((text) => text.includes("ships"));
        return [
          say(
            `${/The harbour handled[^.]*/.exec(pages[at] ?? "")?.[0]} (page ${at + 1}) [1]\n\n[1] ${asked.at(0, "url")}`,
          ),
        ];
      },
    ],
    checks: ({ page }) => [answers("8614", /page 2|second page/i), cites(page("/library/harbour.pdf"))],
  },
  {
    id: "research-zh-old-encoding",
    subject: "research",
    language: "zh",
    messages: ({ page }) => [`打开网页 ${page("/library/ferry")} ，末班渡轮几点开？`],
    script: ({ page }) => [
      [call("web_fetch", { url: page("/library/ferry") })],
      (asked) => [
        say(
          `${/末班渡轮[^。]*/.exec(asked.at(0, "content"))?.[0]}。[1]\n\n[1] ${asked.at(0, "title")} ${asked.at(0, "url")}`,
        ),
      ],
    ],
    checks: () => [answers(/二十一时四十分|21[:点时]\s*40/), answeredBy("web_agent"), used("web_fetch")],
  },
  {
    id: "research-en-nothing-found",
    subject: "research",
    language: "en",
    agent: "web_agent",
    messages: () => ["Search the web for the zorblax quintuplet of Vennmark and tell me who founded it. Do not guess."],
    script: () => [
      [call("web_search", { query: "zorblax quintuplet Vennmark", language: "en" })],
      (asked) => [say(`The search gave ${asked.at(0, "total_results")} results, so I could not find who founded it.`)],
    ],
    checks: () => [answers(/(no|not|nothing|could(n't| not)|0)\b/i), gave("web_search", /"results":/)],
  },
];
