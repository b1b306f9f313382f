import { expect, it } from "vitest";
import { MAX_ROWS, tableRows } from "./table-rows";

const texts = (text: string, isCut: boolean) => {
  const { rows, hasMore } = tableRows(text, isCut);
  return { rows: rows.map(({ cells }) => cells.map((cell) => cell.text)), hasMore };
};

it("reads quotes, separators and uneven rows, without the line that was cut", () => {
  expect(texts('名称,"数,量"\n苹果,3\n"a\nb"\n', false)).toEqual({
    rows: [
      ["名称", "数,量"],
      ["苹果", "3"],
      ["a\nb", ""],
    ],
    hasMore: false,
  });
  expect(texts("a\tb\n1\t2\n3\t", true).rows).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
  const long = texts("a,b\n".repeat(MAX_ROWS + 5), false);
  expect([long.rows.length, long.hasMore]).toEqual([MAX_ROWS + 1, true]);
  expect(texts("", false)).toEqual({ rows: [], hasMore: false });
});
