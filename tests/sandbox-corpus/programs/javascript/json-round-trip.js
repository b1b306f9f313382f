const data = {
  n: 1.5,
  s: 'é\n"',
  a: [undefined, () => {}, NaN, null, Infinity],
  u: undefined,
  d: new Date(0),
  nested: { toJSON: () => "custom" },
  b: Object(true),
  m: new Map([[1, 2]]),
};
console.log(
  JSON.stringify(data),
  JSON.stringify("\u2028\ud800"),
  JSON.stringify(undefined),
  JSON.stringify([new Set([1])]),
);
console.log(
  JSON.stringify({ b: 1, a: [1, { c: [] }] }, null, 2),
  JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ["a", "b"]),
  JSON.stringify([1, [2]], null, "--"),
);
console.log(
  JSON.parse('{"a":[1,2,{"b":null}],"__proto__":1}', (k, v) => (typeof v === "number" ? v + 1 : v)).a,
  JSON.parse(" [1e2 , -0.5] "),
);
for (const bad of ["{a:1}", "[1,]", "", "01", '"\t"', "undefined"]) {
  try {
    JSON.parse(bad);
    console.log("parsed", bad);
  } catch (e) {
    console.log(e.name);
  }
}
const loop = {};
loop.loop = loop;
JSON.stringify(loop);
