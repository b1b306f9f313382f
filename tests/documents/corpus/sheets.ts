import * as XLSX from "@e965/xlsx";

const WORDS = {
  en: {
    sheet: "Levels",
    hidden: "Internal",
    title: "Levels in 2026",
    head: ["Station", "Level", "Read on", "Double"],
    stations: ["North bridge", "Old mill"],
    note: "not for the public",
    total: "Sum",
  },
  zh: {
    sheet: "水位",
    hidden: "内部",
    title: "二〇二六年水位",
    head: ["站点", "水位", "日期", "两倍"],
    stations: ["北桥站", "老磨坊站"],
    note: "不对外公布",
    total: "合计",
  },
};

/** A workbook with a merged title, dates, formulas and their values, and a hidden sheet; with what should be found in it. */
export function workbookOf(
  language: "en" | "zh",
  bookType: "xlsx" | "xls" | "ods",
): { data: Buffer; expected: string } {
  const words = WORDS[language];
  const sheet = XLSX.utils.aoa_to_sheet([[words.title], words.head]);
  sheet["!merges"] = [XLSX.utils.decode_range("A1:D1")];
  words.stations.forEach((station, at) => {
    const row = at + 3;
    const level = 3.15 - at / 10;
    XLSX.utils.sheet_add_aoa(sheet, [[station, level]], { origin: `A${row}` });
    sheet[`C${row}`] = { t: "d", v: new Date(Date.UTC(2026, 2, 4 + at)), z: "yyyy-mm-dd" };
    sheet[`D${row}`] = { t: "n", v: level * 2, f: `B${row}*2` };
  });
  sheet.A5 = { t: "s", v: words.total };
  sheet.B5 = { t: "n", v: 6.2, f: "SUM(B3:B4)" };
  sheet["!ref"] = "A1:D5";
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, words.sheet);
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[words.note]]), words.hidden);
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  const data: unknown = XLSX.write(book, {
    type: "buffer",
    bookType,
    compression: true,
    cellDates: bookType === "ods",
  });
  if (!Buffer.isBuffer(data)) throw new Error("no workbook was made");
  const rows = words.stations.map((station, at) => `${station} ${3.15 - at / 10} 2026-03-0${4 + at} B${at + 3}*2`);
  // The library writes no formulas into the format before 2007.
  const shown = bookType === "xls" ? rows.map((row) => row.replace(/ B.*/, "")) : ["SUM(B3:B4)", ...rows];
  const expected = [`## ${words.sheet}`, words.title, words.head.join(" "), ...shown, words.total, words.note].join(
    "\n",
  );
  return { data, expected };
}

export const ROWS = {
  en: [
    ["name", "city", "amount"],
    ["Ann, B.", "Paris", "12.50"],
    ['The "Fox"', "Lyon", "7"],
    ["O'Neil", "Nice", "1000000"],
  ],
  zh: [
    ["姓名", "城市", "金额"],
    ["张三", "北京市", "12.50"],
    ["李四，经理", "上海市", "7"],
    ["王五", "广州市", "1000000"],
  ],
};

/** Separated values; a value with the separator or quotes in it is quoted. */
export const separated = (rows: string[][], separator: string): string =>
  rows
    .map((row) =>
      row
        .map((value) => (/["\n]/.test(value) || value.includes(separator) ? `"${value.replaceAll('"', '""')}"` : value))
        .join(separator),
    )
    .join("\r\n");

export const tableText = (rows: string[][]): string => rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
