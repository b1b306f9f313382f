import initSqlJs from "sql.js";
import { call, say } from "../../support/model-servers/index.ts";
import { answers } from "../checks/answer.ts";
import { failed, gave, scripted, used } from "../checks/calls.ts";
import { holding, made } from "../checks/files.ts";
import { textOf } from "../checks/read-files.ts";
import type { Task } from "../task.ts";

async function shop(): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run("CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, city TEXT)");
  database.run("CREATE TABLE purchase (id INTEGER PRIMARY KEY, customer_id INTEGER, amount REAL, day TEXT)");
  database.run("INSERT INTO customer VALUES (1,'林一','苏州'),(2,'周二','无锡'),(3,'吴三','苏州')");
  database.run(
    "INSERT INTO purchase VALUES (1,1,50,'2026-01-03'),(2,2,75.5,'2026-01-04'),(3,3,20,'2026-02-01'),(4,1,61,'2026-02-09')",
  );
  const data = database.export();
  database.close();
  return data;
}

const READINGS = "day,level\n2026-03-01,3.10\n2026-03-02,3.40\n2026-03-03,3.05\n2026-03-04,3.91\n";
const COMPUTERS = ["sql_executor", "python_executor", "javascript_executor"];

export const sql: Task[] = [
  {
    id: "sql-zh-best-customer",
    subject: "sql",
    language: "zh",
    agent: "coding_agent",
    files: [{ name: "shop.sqlite", data: shop }],
    messages: () => ["shop.sqlite 里哪个客户一共买得最多？住在哪个城市？合计多少？"],
    script: () => [
      [call("sql_executor", { sql: "SELECT name FROM shop.sqlite_master", files: ["shop.sqlite"] })],
      [
        call("sql_executor", {
          sql: "SELECT c.name, c.city, sum(p.amount) FROM shop.customer c JOIN shop.purchase p ON p.customer_id = c.id GROUP BY c.id ORDER BY 3 DESC LIMIT 1",
          files: ["shop.sqlite"],
        }),
      ],
      (asked) => [say(`买得最多的是 ${asked.at(1, "results", 0, "rows", 0)}。`)],
    ],
    checks: () => [answers("林一", "苏州", "111"), gave(COMPUTERS, /林一/)],
  },
  {
    id: "sql-en-window-function",
    subject: "sql",
    language: "en",
    agent: "coding_agent",
    files: [{ name: "readings.csv", data: () => Buffer.from(READINGS) }],
    messages: () => [
      "Use SQL on readings.csv: on which day did the level rise most compared with the day before, and by how much?",
    ],
    script: () => [
      [
        call("sql_executor", {
          sql: "SELECT day, round(level - lag(level) OVER (ORDER BY day), 2) AS rise FROM readings ORDER BY rise DESC LIMIT 1",
        }),
      ],
      (asked) => [
        say(
          `The largest rise: ${asked.at(0, "results", 0, "rows", 0, 1)} on ${asked.at(0, "results", 0, "rows", 0, 0)}.`,
        ),
      ],
    ],
    checks: () => [answers("0.86", /2026-03-04|(4|fourth)( of)? March|March 4/i), used("sql_executor")],
  },
  {
    id: "sql-zh-mistake-corrected",
    subject: "sql",
    language: "zh",
    agent: "coding_agent",
    files: [{ name: "readings.csv", data: () => Buffer.from(READINGS) }],
    messages: () => ["用 SQL 求 readings.csv 里水位的平均值，保留三位小数。"],
    script: () => [
      [call("sql_executor", { sql: "SELECT avg(water) FROM readings" })],
      (asked) =>
        /level/.test(`${asked.last.error} ${JSON.stringify(asked.last.result)}`) || asked.last.error !== ""
          ? [call("sql_executor", { sql: "SELECT printf('%.3f', avg(level)) FROM readings" })]
          : [say("没有出错")],
      (asked) => [say(`平均水位 ${asked.at(1, "results", 0, "rows", 0, 0)}。`)],
    ],
    checks: () => [answers("3.365"), scripted(failed(/no such column: water/)), used("sql_executor")],
  },
  {
    id: "sql-en-scratch-between-messages",
    subject: "sql",
    language: "en",
    agent: "coding_agent",
    messages: () => [
      "With SQL, create a table plant(name, height) and put in fern 40, moss 3 and reed 180. Keep it.",
      "Now add ivy with 95 and write all plants taller than 50 to tall.csv, the tallest first.",
    ],
    script: () => [
      [
        call("sql_executor", {
          sql: "CREATE TABLE plant (name TEXT, height INTEGER); INSERT INTO plant VALUES ('fern', 40), ('moss', 3), ('reed', 180)",
        }),
      ],
      (asked) => [say(`The table is kept: ${asked.at(0, "results", 1, "changes")} plants.`)],
      [
        call("sql_executor", {
          sql: "INSERT INTO plant VALUES ('ivy', 95); SELECT name, height FROM plant WHERE height > 50 ORDER BY height DESC",
          output_file: "tall.csv",
        }),
      ],
      (asked) => [say(`tall.csv holds ${asked.at(0, "results", 1, "row_count")} plants.`)],
    ],
    checks: () => [answers(/2|two|reed/), made(/^tall\.csv$/, holding(textOf, /reed,180\s+ivy,95\s*$/))],
  },
];
