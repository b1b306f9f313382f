import { call, say } from "../../support/model-servers/index.ts";
import type { Asked } from "../asked.ts";
import { answers, speaks } from "../checks/answer.ts";
import { answeredBy, handedTo, used } from "../checks/calls.ts";
import { holding, made } from "../checks/files.ts";
import { textOf, wordText } from "../checks/read-files.ts";
import { fixture } from "../fixture.ts";
import type { Task } from "../task.ts";
import { textAt } from "../values.ts";

const hand = (...tasks: [agent: string, task: string][]) =>
  call("delegate", { tasks: tasks.map(([agent, task]) => ({ agent, task })) });

/** What the agent of that number answered to the last delegation. */
const said = (asked: Asked, number: number): string => textAt(asked.last.result, "answers", number, "answer");

export const delegation: Task[] = [
  {
    id: "delegation-zh-web-and-code",
    subject: "delegation",
    language: "zh",
    agent: "orchestrator",
    messages: ({ page }) => [
      `两件事：一、读 ${page("/library/tide/range")} ，平均潮差是多少米？二、运行代码算出 1 到 300 的平方和。请合在一起回答。`,
    ],
    script: ({ page }) => ({
      orchestrator: [
        [
          hand(
            ["web_agent", `读 ${page("/library/tide/range")}，给出平均潮差`],
            ["coding_agent", "运行代码，算出 1 到 300 的平方和"],
          ),
        ],
        (asked) => [say(`网页智能体：${said(asked, 0)}\n编程智能体：${said(asked, 1)}`)],
      ],
      web_agent: [
        [call("web_fetch", { url: page("/library/tide/range") })],
        (asked) => [say(`${/平均潮差为[\d.]+米/.exec(asked.at(0, "content"))?.[0]} [1]\n[1] ${asked.at(0, "url")}`)],
      ],
      coding_agent: [
        [call("javascript_executor", { code: "let s = 0; for (let n = 1; n <= 300; n++) s += n * n; console.log(s)" })],
        (asked) => [say(`平方和是 ${asked.at(0, "stdout")}`)],
      ],
    }),
    checks: () => [
      answers("5.2", "9045050"),
      speaks("zh"),
      answeredBy("orchestrator"),
      handedTo("web_agent", "coding_agent"),
    ],
  },
  {
    id: "delegation-en-file-and-code",
    subject: "delegation",
    language: "en",
    agent: "orchestrator",
    files: [fixture("report-en.odt", "water.odt")],
    messages: () => [
      "From water.odt take the level of each station. Then compute the difference between the two levels by running a program, and put both into one answer.",
    ],
    script: () => ({
      orchestrator: [
        [hand(["file_agent", "Read water.odt and give the level of each station as name=level, separated by commas"])],
        (asked) => [
          hand(["coding_agent", `Run a program that prints the difference of the levels in: ${said(asked, 0)}`]),
        ],
        (asked) => [
          say(
            `The file agent read: ${textAt(asked.results[0]?.result, "answers", 0, "answer")}. The coding agent computed: ${said(asked, 0)}`,
          ),
        ],
      ],
      file_agent: [
        [call("read_document", { path: "water.odt" })],
        (asked) => {
          const rows = asked.at(0, "content").matchAll(/\|\s*([A-Z][a-z ]+?)\s*\|\s*([\d.]+)\s*\|/g);
          return [say(Array.from(rows, ([, name, level]) => `${name}=${level}`).join(","))];
        },
      ],
      coding_agent: [
        [call("math_calculator", { expressions: ["3.15 - 2.80"] })],
        (asked) => [say(`The difference is ${asked.at(0, "results", 0, "result")}`)],
      ],
    }),
    checks: () => [answers("3.15", /2\.80?/, "0.35"), handedTo("file_agent", "coding_agent")],
  },
  {
    id: "delegation-zh-one-of-two-fails",
    subject: "delegation",
    language: "zh",
    agent: "orchestrator",
    files: [fixture("people-zh.csv", "人员.csv")],
    messages: ({ page }) => [
      `第一，读 ${page("/library/nowhere")} 并总结；第二，读 人员.csv，说有几个人。哪一件做不到就直说。`,
    ],
    script: ({ page }) => ({
      orchestrator: [
        [hand(["web_agent", `读 ${page("/library/nowhere")} 并总结`], ["file_agent", "读 人员.csv，数一数有几个人"])],
        (asked) => [say(`第一件没有做到：${said(asked, 0)}\n第二件：${said(asked, 1)}`)],
      ],
      web_agent: [
        [call("web_fetch", { url: page("/library/nowhere") })],
        (asked) => [say(`页面读不到：${asked.last.error || asked.at(0, "status")}`)],
      ],
      file_agent: [
        [call("read_document", { path: "人员.csv" })],
        (asked) => [say(`有 ${asked.at(0, "content").match(/北京|上海|广州/g)?.length} 个人。`)],
      ],
    }),
    checks: () => [answers(/没有|不存在|读不到|无法|404|未能|做不到/, /3|三/), handedTo("file_agent")],
  },
  {
    id: "delegation-en-three-agents-one-report",
    subject: "delegation",
    language: "en",
    agent: "orchestrator",
    files: [{ name: "levels.csv", data: () => Buffer.from("station,level\nNorth,3\nMill,5\nGate,10\n") }],
    messages: ({ page }) => [
      `Compute the average level in levels.csv into average.txt, find on ${page("/library/light/birds")} how many bird species there are, and write both with the source into report.docx.`,
    ],
    script: ({ page }) => ({
      orchestrator: [
        [
          hand(
            ["coding_agent", "Compute the average level in levels.csv and write it to average.txt"],
            ["web_agent", `How many bird species does ${page("/library/light/birds")} name?`],
          ),
        ],
        (asked) => [hand(["file_agent", `Write report.docx with the average of average.txt and: ${said(asked, 1)}`])],
        (asked) => [say(`Done: ${said(asked, 0)}`)],
      ],
      coding_agent: [
        [call("sql_executor", { sql: "SELECT avg(level) FROM levels", files: ["levels.csv"] })],
        (asked) => [call("file_write", { path: "average.txt", content: asked.at(0, "results", 0, "rows", 0, 0) })],
        [say("It is in average.txt.")],
      ],
      web_agent: [
        [call("web_fetch", { url: page("/library/light/birds") })],
        (asked) => [say(`${/\d+ species of birds/.exec(asked.at(0, "content"))?.[0]} [1]\n[1] ${asked.at(0, "url")}`)],
      ],
      file_agent: [
        [call("file_read", { path: "average.txt" })],
        (asked) => [
          call("write_document", {
            path: "report.docx",
            content: `# Report\n\nAverage level: ${asked.at(0, "content")}\n\n61 species of birds (source: ${page("/library/light/birds")})`,
          }),
        ],
        (asked) => [say(`The report is ${asked.at(1, "path")}.`)],
      ],
    }),
    checks: ({ page }) => [
      answers("report.docx"),
      handedTo("coding_agent", "web_agent", "file_agent"),
      used("web_fetch"),
      made(/^average\.txt$/, holding(textOf, /^6(\.0)?\s*$/)),
      made(/^report\.docx$/, holding(wordText, /\b6\b/, "61", page("/library/light/birds"))),
    ],
  },
];
