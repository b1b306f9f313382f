const { a, b: { c = 5, ...others } = {}, ["k" + 1]: dynamic, ...rest } = { a: 1, b: { d: 2, e: 3 }, k1: "dyn", z: 9 };
console.log(a, c, others, dynamic, rest);
let x = 1,
  y = 2;
[x, y] = [y, x];
const f = ({ n = 10, list: [head] = ["none"] } = {}, ...more) => [n, head, more.length];
console.log(x, y, f(), f({ n: 0, list: [] }, 1, 2));
for (const [i, { v }] of [{ v: "p" }, { v: "q" }].entries()) console.log(i, v);
const { nope } = null;
