const rows = [
  ["b", 2],
  ["a", 2],
  ["c", 1],
  ["d", 2],
];
console.log(
  rows
    .sort((x, y) => x[1] - y[1])
    .map(([n]) => n)
    .join(""),
  [10, 9, 1].sort(),
  [3, undefined, 1].sort(),
  ["é", "z", "a"].sort(),
);
const sparse = [1, , 3];
console.log(sparse, sparse.length, 1 in sparse, Object.keys(sparse), [..."abc"].entries().next());
