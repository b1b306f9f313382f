import { describe, expect, it } from "vitest";
import { calculate } from "./calculate.ts";

const signal = () => AbortSignal.timeout(20_000);
const exact = { variables: {}, numbers: "BigNumber", precision: 64 } as const;
const results = async (expressions: string[], more: object = {}) => {
  const outcome = await calculate({ ...exact, expressions, ...more }, signal());
  return outcome.ok ? outcome.result.results.map(({ result }) => result) : outcome.error;
};

const CASES: [string, string][] = [
  ["0.1 + 0.2", "0.3"],
  ["2^100", "1267650600228229401496703205376"],
  ["permutations(100, 2)", "9900"],
  ["25!", "15511210043330985984000000"],
  ["36 km/h to m/s", "10 m / s"],
  ["90 deg to rad", "1.570796326794896619231321691639751442098584699687552910487472296 rad"],
  ["inv([[1, 2], [3, 4]])", "[[-2, 1], [1.5, -0.5]]"],
  ["det([[2, 1], [7, 4]])", "1"],
  ["gcd(84, 36)", "12"],
  ["sqrt(-4)", "2i"],
  ["8% * 250", "20"],
  ["mean([1, 2, 3, 4])", "2.5"],
  ['std([2, 4, 4, 4, 5, 5, 7, 9], "uncorrected")', "2"],
  ["isPrime(2147483647)", "true"],
  ["rate = 5; 1000 * (1 + rate/100)^10", "1628.894626777441406250"],
  ["3 inch + 2 cm to mm", "96.2 mm"],
];

describe("calculate", { timeout: 30_000 }, () => {
  it("computes precisely, with units, matrices and assignments", async () => {
    const expected = CASES.map(([, result]) => result.replace(/(\.\d*?)0+$/, "$1"));
    expect(await results(CASES.map(([expression]) => expression))).toEqual(expected);
    expect(await results(["1/3 + 1/6"], { numbers: "Fraction" })).toEqual(["1/2"]);
    expect(await results(["r * 2", "x = r + 1", "x^2"], { variables: { r: "1.5" }, digits: 2 })).toEqual([
      "3",
      "2.5",
      "6.3",
    ]);
  });

  it("evaluates no code and names what is wrong", async () => {
    for (const name of ["import({})", 'evaluate("1")']) {
      expect(await results([name]), name).toMatch(/^MATH_ERROR: The function \w+ is not available here/);
    }
    expect(await results(['cos.constructor("return process")()'])).toMatch(/^MATH_ERROR/);
    expect(await results(["1 +"])).toMatch(/^MATH_ERROR: Unexpected end of expression .*In: 1 \+$/);
    expect(await results(["5 m + 2 s"])).toMatch(/^MATH_ERROR: Units do not match/);
  });

  it("is ended when it takes too much", async () => {
    const endless = { ...exact, expressions: ["ones(4000, 4000)"] };
    expect(await calculate(endless, signal(), 1500)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^(TIMEOUT|MEMORY_LIMIT)/),
    });
  });
});
