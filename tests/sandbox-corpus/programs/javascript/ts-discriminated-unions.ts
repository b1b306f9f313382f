type Result<T> = { ok: true; value: T } | { ok: false; error: string };
const parse = (s: string): Result<number> =>
  Number.isNaN(Number(s)) ? { ok: false, error: `bad ${s}` } : { ok: true, value: Number(s) };
const show = (r: Result<number>): string => {
  switch (r.ok) {
    case true:
      return `value ${r.value}`;
    case false:
      return r.error;
    default: {
      const never: never = r;
      return never;
    }
  }
};
console.log(["12", "x"].map(parse).map(show), parse("3"));
function isNumber(v: unknown): v is number {
  return typeof v === "number";
}
function assertText(v: unknown): asserts v is string {
  if (typeof v !== "string") throw new TypeError("not text");
}
console.log([1, "a", 2].filter(isNumber));
assertText(5);
