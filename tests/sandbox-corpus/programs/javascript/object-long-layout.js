console.log({ alpha: "a".repeat(30), beta: "b".repeat(30), gamma: "c".repeat(30) });
console.log({
  id: 1,
  name: "Ada Lovelace",
  email: "ada@example.com",
  active: true,
  tags: ["x", "y"],
  nested: { k: [1, 2, 3] },
});
console.log([
  { id: 1, name: "one" },
  { id: 2, name: "two" },
  { id: 3, name: "three" },
]);
console.log(
  [
    ["a", 1],
    ["b", 2],
  ],
  {
    matrix: [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
  },
);
console.log({
  s: "line one\nline two",
  f: function named() {},
  d: new Date(86400000),
  r: /a+/gi,
  n: null,
  u: undefined,
});
