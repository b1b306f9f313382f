const a = Object.freeze([3, 1, 2]);
console.log(a.toSorted(), a.toReversed(), a.with(1, 9), a.toSpliced(0, 1, "x", "y"), a);
console.log(
  a.at(-1),
  a.findLast((x) => x < 3),
  a.findLastIndex((x) => x === 3),
  [1, 2, 3, 4, 5].copyWithin(0, 3),
  structuredClone([[1], new Date(0)]),
);
a.push(4);
