import { expect, it } from "vitest";
import { nameSources, sourcesIn } from "./name-sources.ts";

it("names files the same way each time", () => {
  const paths = [
    "b/sales.xlsx",
    "a/sales.csv",
    "2024 plan.tsv",
    "order.json",
    "报表.csv",
    "x.db",
    "notes.txt",
    "sales.CSV",
    "-.csv",
  ];
  expect(nameSources(paths).map(({ path, name, kind }) => [path, name, kind])).toEqual([
    ["-.csv", "t_", "csv"],
    ["2024 plan.tsv", "t_2024_plan", "tsv"],
    ["a/sales.csv", "sales", "csv"],
    ["b/sales.xlsx", "sales_xlsx", "xlsx"],
    ["order.json", "order_", "json"],
    ["sales.CSV", "sales_csv", "csv"],
    ["x.db", "x", "sqlite"],
    ["报表.csv", "报表", "csv"],
  ]);
});

it("reads only what a script names", () => {
  const sources = nameSources(["t.csv", "book.xlsx", "报表.csv", "order.csv"]);
  const names = (sql: string) => sourcesIn(sql, sources).map(({ name }) => name);
  expect(names("SELECT x FROM that")).toEqual([]);
  expect(names("select * from T, book_Sheet1, 报表 join order_ using (id)")).toEqual(["book", "order_", "t", "报表"]);
  expect(names("SELECT order_id FROM a")).toEqual([]);
});
