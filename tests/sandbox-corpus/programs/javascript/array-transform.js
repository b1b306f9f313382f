const a = [5, 1, 4, 2, 3];
console.log(
  a.map((x) => x * 2),
  a.filter((x) => x % 2),
  a.reduce((s, x) => s + x, 0),
  a.reduceRight((s, x) => s + x, ""),
);
console.log(
  [3, [1, [2, [0]]]].flat(Infinity),
  [1, 2].flatMap((x) => [x, x * 10]),
  a.some((x) => x > 4),
  a.every((x) => x > 4),
);
console.log(
  Array.from({ length: 3 }, (_, i) => i ** 2),
  Array.of(7).fill(1),
  [..."héy"],
  a.join("-"),
  a.indexOf(4),
  a.includes(NaN),
  [NaN].includes(NaN),
);
