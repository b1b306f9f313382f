import { expect, it } from "vitest";
import { readRtf } from "./read-rtf.mjs";

const markdownOf = (source: string) =>
  readRtf({ input: new TextEncoder().encode(`{\\rtf1\\ansi ${source}}`) }).sections[0]?.markdown;

it("reads notes, also where they are marked as something to leave out", () => {
  const note = (begin: string) => markdownOf(`Read twice{\\super \\chftn{${begin} \\chftn\\pard At six.}} a day\\par`);
  for (const begin of ["\\footnote", "\\*\\footnote"]) {
    expect(note(begin)).toBe("Read twice[1] a day\n\n[1]: At six.");
  }
  expect(markdownOf("{\\header {\\*\\footnote hidden}}Seen\\par")).toBe("Seen");
});

it("gives items of lists their mark, and no cell the mark of one", () => {
  const item = (mark: string, text: string) => `{\\listtext\\pard\\plain ${mark}\\tab}\\ilvl0\\ls1 ${text}\\par`;
  expect(markdownOf(item("\\u8226\\'95", "bridge") + item("2.", "mill"))).toBe("- bridge\n\n2. mill");
  const table = `\\trowd\\intbl {\\listtext 1.\\tab}one\\cell two\\cell\\row\\pard after\\par`;
  expect(markdownOf(table)).toMatch(/\| one \| two \|[\s\S]*\n\nafter$/);
});
