import { MERGED_LEFT, MERGED_NOTE, MERGED_UP, markdownTable } from "./markdown-table.mjs";
import { cellsOf, openWorkbook, shownIn } from "./read-sheets.mjs";

const HIDDEN = ["", "hidden", "very hidden"];

/** A workbook, one section per sheet: values as they are shown, with the formulas they come from. */
export function readXlsx({ input, archive, format }) {
  archive?.unpackAll();
  const workbook = openWorkbook(input);
  const notes = [];
  const sections = workbook.SheetNames.map((name, at) => {
    const hidden = HIDDEN[workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0];
    if (hidden) notes.push(`The sheet "${name}" is ${hidden}.`);
    return sectionOf(name, hidden, workbook.Sheets[name], notes);
  });
  return { title: workbook.Props?.Title ?? "", unit: "sheet", sections, notes: [...new Set(notes)], format };
}

function sectionOf(name, hidden, sheet, notes) {
  const { rows, is_cut } = cellsOf(sheet);
  if (is_cut) notes.push(`The sheet "${name}" has more rows or columns than are shown.`);
  const texts = rows.map((row) => Array.from(row, cellText));
  const merges = markMerged(texts, sheet["!merges"] ?? []);
  if (merges > 0) notes.push(MERGED_NOTE);
  const table = markdownTable(texts) || "(empty)";
  return { label: name, markdown: `## ${name}${hidden ? ` (${hidden})` : ""}\n\n${table}${commentsOf(rows)}` };
}

function cellText(cell) {
  const shown = shownIn(cell);
  const text = cell?.l?.Target && /^(https?|mailto):/i.test(cell.l.Target) ? `[${shown}](${cell.l.Target})` : shown;
  return cell?.f ? `${text} (=${cell.f})` : text;
}

function markMerged(texts, merges) {
  for (const { s, e } of merges.slice(0, 10_000)) {
    for (let y = s.r; y <= Math.min(e.r, texts.length - 1); y += 1) {
      for (let x = s.c; x <= Math.min(e.c, 499); x += 1) {
        if (y === s.r && x === s.c) continue;
        texts[y][x] = x > s.c ? MERGED_LEFT : MERGED_UP;
      }
      texts[y] = Array.from(texts[y], (text) => text ?? "");
    }
  }
  return merges.length;
}

function commentsOf(rows) {
  const found = rows.flatMap((row, y) =>
    row.flatMap((cell, x) =>
      cell?.c?.length ? [`- row ${y + 1}, column ${x + 1}: ${cell.c.map(({ t }) => t).join(" ")}`] : [],
    ),
  );
  return found.length > 0 ? `\n\nComments:\n${found.slice(0, 500).join("\n")}` : "";
}
