import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import en from "../i18n/messages/en.json" with { type: "json" };
import zh from "../i18n/messages/zh.json" with { type: "json" };

/** The keys of the map, as they are written: it is a type, so there is nothing to ask at run time. */
const source = readFileSync(path.join(import.meta.dirname, "events.ts"), "utf8");
const [map = ""] = /interface AuditEvents \{[\s\S]*?\n\}/.exec(source) ?? [];
const events = [...map.matchAll(/^ {2}"?([a-z_.]+)"?:/gm)].map((match) => (match[1] ?? "").replaceAll(".", "_"));

it("every event of the audit log has a name in both languages, and no name is left over", () => {
  expect(events.length).toBeGreaterThan(40);
  expect(Object.keys(zh.audit.events).sort()).toEqual([...events].sort());
  expect(Object.keys(en.audit.events).sort()).toEqual([...events].sort());
});
