import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { STATUS } from "../protocol/error-codes.ts";
import en from "./messages/en.json" with { type: "json" };
import zh from "./messages/zh.json" with { type: "json" };

type Tree = { [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );

const chinese = new Map(flatten(zh));
const english = new Map(flatten(en));
const root = path.join(import.meta.dirname, "../..");

const sources = ["app", "components"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(root, folder, name), "utf8") })),
);

const DEFINITION = /const (\w+) = (?:await )?(?:useTranslations|getTranslations)\((?:"([\w.]+)")?\)/g;
const USE = /\b(\w+)\(\s*"([\w.]+)"/g;

/** The keys a file asks for: each `t("key")` belongs to the nearest `const t = useTranslations("space")` above it. */
function keysOf(text: string): string[] {
  const definitions = [...text.matchAll(DEFINITION)];
  return [...text.matchAll(USE)].flatMap(([, translator, key], index, uses) => {
    const place = uses[index]?.index ?? 0;
    const owner = definitions.findLast((definition) => definition[1] === translator && definition.index < place);
    return owner ? [owner[2] ? `${owner[2]}.${key}` : `${key}`] : [];
  });
}

it("says everything in both languages", () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  for (const [key, value] of [...chinese, ...english]) expect(value.trim(), key).not.toBe("");
});

it("names the same variables in both languages", () => {
  const variables = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort();
  for (const [key, value] of chinese) expect(variables(english.get(key) ?? ""), key).toEqual(variables(value));
});

it("has a sentence for every error code", () => {
  for (const code of Object.keys(STATUS)) expect(chinese.has(`errors.${code}`), code).toBe(true);
});

it("has every key the interface asks for", () => {
  expect(sources.length).toBeGreaterThan(40);
  const asked = sources.flatMap(({ name, text }) => keysOf(text).map((key) => ({ name, key })));
  expect(asked.filter(({ key }) => !chinese.has(key))).toEqual([]);
  expect(asked.length).toBeGreaterThan(300);
});
