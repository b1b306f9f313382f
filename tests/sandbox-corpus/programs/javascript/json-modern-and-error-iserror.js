console.log(
  Error.isError?.(new TypeError("x")) ?? true,
  "a-b".replaceAll(/-/g, "+"),
  Object.entries({ a: 1 }).flat(),
  "abc".matchAll(/./g).next().value[0],
);
console.log(
  Math.sumPrecise ? 6 : 6,
  new Uint8Array([1, 255]).toHex?.() ?? "01ff",
  RegExp.escape ? RegExp.escape("a.b").includes("\\.") : true,
  Number("12e-1"),
  [1, 2, 3].at(),
  "x".concat(null),
);
