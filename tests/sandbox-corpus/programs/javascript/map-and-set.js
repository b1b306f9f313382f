const m = new Map([
  ["a", 1],
  [{ k: 1 }, [2]],
  [NaN, "nan"],
]);
console.log(m, m.get(NaN), m.size, [...m.keys()].length, new Map(), new Set());
const s = new Set("hello");
console.log(s, s.has("l"), [...s].join(""), new Set([[1], { a: new Set([1]) }]));
m.delete("a");
m.forEach((v, k) => console.log(typeof k, v));
console.log(m.entries().next().value, Object.fromEntries(new Map([["x", 1]])), new Map([[1, new Map([[2, 3]])]]));
