import { call, say } from "../../support/model-servers/index.ts";
import { answers, speaks } from "../checks/answer.ts";
import { answeredBy, used } from "../checks/calls.ts";
import { holding, made } from "../checks/files.ts";
import { textOf } from "../checks/read-files.ts";
import type { Task } from "../task.ts";

export const conversation: Task[] = [
  {
    id: "conversation-zh-date",
    subject: "conversation",
    language: "zh",
    agent: "general_agent",
    messages: () => ["今天是几月几日，星期几？"],
    script: () => [
      [call("current_time", { timezone: "Asia/Shanghai" })],
      (asked) => [
        say(
          `现在是 ${asked.at(0, "local")}，${new Intl.DateTimeFormat("zh", { weekday: "long", timeZone: "Asia/Shanghai" }).format(new Date(asked.at(0, "iso")))}。`,
        ),
      ],
    ],
    checks: () => {
      const part = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat("zh", { ...options, timeZone: "Asia/Shanghai" }).format(new Date());
      return [
        answers(String(Number.parseInt(part({ day: "numeric" }), 10)), part({ weekday: "long" }).slice(-1)),
        answeredBy("general_agent"),
        used("current_time"),
      ];
    },
  },
  {
    id: "conversation-en-file-in-the-next-message",
    subject: "conversation",
    language: "en",
    agent: "file_agent",
    messages: () => [
      "Write a file shopping.md with a list of three things: rice, tea, soap.",
      "How many things are on the list in shopping.md? Add candles and tell me the whole list.",
    ],
    script: () => [
      [call("file_write", { path: "shopping.md", content: "- rice\n- tea\n- soap\n" })],
      (asked) => [say(`Written: ${asked.at(0, "path")}`)],
      [call("file_read", { path: "shopping.md" })],
      (asked) => [
        call("file_write", { path: "shopping.md", content: `${asked.at(0, "content").trim()}\n- candles\n` }),
      ],
      [call("file_read", { path: "shopping.md" })],
      (asked) => [
        say(`It had ${asked.at(0, "content").trim().split("\n").length} things. Now:\n${asked.at(2, "content")}`),
      ],
    ],
    checks: () => [
      answers(/3|three/i, "candles", "soap"),
      speaks("en"),
      made(/^shopping\.md$/, holding(textOf, /rice[\s\S]*tea[\s\S]*soap[\s\S]*candles/)),
    ],
  },
];
