import { describe, expect, it } from "vitest";
import { toCsv } from "./to-csv.ts";

describe("toCsv", () => {
  it("writes rows under their columns, quoted where they must be", () => {
    const rows = [
      { 名称: '龙"井', price: 12 },
      { 名称: "a,b\nc", other: null },
    ];
    expect(toCsv(rows, ["名称", "price"])).toBe('\ufeff名称,price\r\n"龙""井",12\r\n"a,b\nc",\r\n');
    expect(toCsv(rows, null).split("\r\n")[0]).toBe("\ufeff名称,price,other");
  });

  it("writes values that are no rows in one column", () => {
    expect(toCsv(["x", 2, [3]], null)).toBe("\ufeffvalue\r\nx\r\n2\r\n[3]\r\n");
  });

  it.each(["=1+1", "+1", "@SUM(A1)", "-cmd"])("keeps %s from being a formula", (text) => {
    expect(toCsv([text], null)).toContain(`\r\n'${text}\r\n`);
  });

  it("leaves negative numbers alone", () => {
    expect(toCsv(["-5.2"], null)).toContain("\r\n-5.2\r\n");
  });
});
