const key = "dyn";
const o = {
  a: 1,
  [key + 1]: 2,
  get g() {
    return 7;
  },
  set g(v) {},
  m() {},
  f: () => {},
  async am() {},
  *gen() {},
  "quoted-key": 1,
  3: "n",
  [Symbol("s")]: 1,
};
console.log(o);
console.log(
  Object.entries({ b: 1, a: 2, 1: 0 }),
  Object.fromEntries([["x", 1]]),
  { ...{ a: 1 }, ...null, b: 2 },
  Object.assign({}, "ab"),
);
