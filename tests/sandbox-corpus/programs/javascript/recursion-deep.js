const depth = (n) => (n === 0 ? 0 : 1 + depth(n - 1));
console.log(depth(500));
const endless = (n) => endless(n + 1) + 1;
try {
  endless(0);
} catch (e) {
  console.log(e instanceof Error, e.name === "RangeError" || e.name === "InternalError");
}
const tree = (d) => (d === 0 ? null : { l: tree(d - 1), r: tree(d - 1) });
const count = (t) => (t ? 1 + count(t.l) + count(t.r) : 0);
console.log(count(tree(10)));
