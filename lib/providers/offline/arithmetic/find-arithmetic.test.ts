import { describe, expect, it } from "vitest";
import { findArithmetic, programFor } from "./find-arithmetic.ts";

describe("findArithmetic", () => {
  it.each([
    ["(3+4)*12 的平方根是多少", "math.sqrt((3 + 4) * 12)"],
    ["（3＋4）×12 的平方根是多少？", "math.sqrt((3 + 4) * 12)"],
    ["请帮我算一下 3+4*12", "3 + 4 * 12"],
    ["2的10次方", "2 ** 10"],
    ["二的十次方等于多少", "2 ** 10"],
    ["九加十六的平方根是多少", "9 + math.sqrt(16)"],
    ["根号2是多少", "math.sqrt(2)"],
    ["√16+9", "math.sqrt(16) + 9"],
    ["240的15%是多少", "240 * (15 / 100)"],
    ["两百的百分之十是多少", "200 * (10 / 100)"],
    ["三分之一加六分之一等于几", "1 / 3 + 1 / 6"],
    ["5的阶乘", "math.factorial(5)"],
    ["7的平方加上3的立方是多少", "7 ** 2 + 3 ** 3"],
    ["12和18的最大公约数是多少", "math.gcd(12, 18)"],
    ["从1加到100是多少", "sum(range(1, 100 + 1))"],
    ["1到100的和", "sum(range(1, 100 + 1))"],
    ["17除以5的余数", "17 % 5"],
    ["1.5亿减去三万等于多少", "150000000 - 30000"],
    ["27的立方根乘以2是多少", "math.cbrt(27) * 2"],
    ["8除以三点二等于多少", "8 / 3.2"],
    ["半径是3，计算 π*3²", "math.pi * 3 ** 2"],
    ["what is 15% of 240", "15 / 100 * 240"],
    ["What is 15 percent of 1,240.50?", "15 / 100 * 1240.50"],
    ["sqrt of 2", "math.sqrt(2)"],
    ["What's the square root of (3+4)*12?", "math.sqrt((3 + 4) * 12)"],
    ["what is the square root of 16 plus 9", "math.sqrt(16) + 9"],
    ["sqrt(16)+9", "math.sqrt(16) + 9"],
    ["1/3+1/6", "1 / 3 + 1 / 6"],
    ["twenty-five times four minus two hundred and five", "25 * 4 - 205"],
    ["2 to the power of 10", "2 ** 10"],
    ["2^3^2", "2 ** 3 ** 2"],
    ["(2^3)^2", "(2 ** 3) ** 2"],
    ["10 - (2 - 3)", "10 - (2 - 3)"],
    ["-3 + 5 = ?", "-3 + 5"],
    ["what is seven squared", "7 ** 2"],
    ["17 % 5", "17 % 5"],
    ["remainder of 17 divided by 5", "17 % 5"],
    ["average of 3, 4 and 8", "(3 + 4 + 8) / 3"],
    ["sum of numbers from 1 to 10", "sum(range(1, 10 + 1))"],
    ["calculate 5! / 3!", "math.factorial(5) / math.factorial(3)"],
    ["compute max(3, 4+5, 2)", "max(3, 4 + 5, 2)"],
    ["007 + 1", "7 + 1"],
    ["3 x 4", "3 * 4"],
  ])("%s -> %s", (text, expression) => {
    const found = findArithmetic(text);
    expect(found.map((formula) => formula.expression)).toEqual([expression]);
    // A delegated part is read again by another agent.
    expect(findArithmetic(`计算：${found[0]?.source}`).map((formula) => formula.expression)).toEqual([expression]);
  });

  it.each([
    "你好",
    "hello, who are you?",
    "我今年三十岁，想学编程，怎么开始？",
    "What happened on 2024-01-02?",
    "meet me at 10:30, what do you think?",
    "upgrade to 1.2.3, is it safe?",
    "call 010-12345678 what number is it",
    "is utf-8 better than gbk?",
    "What is GPT-4?",
    "We offer 24/7 support to all customers in this region",
    "请介绍一下 C++ 和 Python 的区别是什么",
    "一共有几个人？",
    "what is 42?",
    "((((((",
    "1 + ",
    "What is the 3rd planet?",
  ])("finds nothing in %j", (text) => {
    expect(findArithmetic(text)).toEqual([]);
  });

  it("finds several", () => {
    expect(findArithmetic("1+1=? 2*3=?").map((formula) => formula.expression)).toEqual(["1 + 1", "2 * 3"]);
    expect(findArithmetic("1+1 等于多少？2*3 又等于多少？").map((formula) => formula.expression)).toEqual([
      "1 + 1",
      "2 * 3",
    ]);
  });

  it("is quick on hostile input", () => {
    const started = performance.now();
    for (const text of [
      "(".repeat(1999),
      "1+".repeat(999),
      "-".repeat(1999),
      "1,".repeat(900),
      `average of ${"1, ".repeat(600)}`,
      "九".repeat(1999),
    ]) {
      findArithmetic(text);
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});

it("writes a program that prints integers as they are and rounds the noise off floats", () => {
  const program = programFor(findArithmetic("sqrt of 2"));
  expect(program).toBe(
    'import math\n\nresult = math.sqrt(2)\nprint(result if isinstance(result, int) else f"{result:.12g}")\n',
  );
  expect(programFor(findArithmetic("1+1=? 2*3=?"))).not.toContain("import");
});
