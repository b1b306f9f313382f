outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    if (i === 2) break outer;
    console.log(i, j);
  }
}
const grade = (n) => {
  switch (true) {
    case n >= 90:
      return "A";
    case n >= 80:
    case n === 79.5:
      return "B";
    default:
      return "C";
  }
};
console.log(
  [95, 79.5, 10].map(grade),
  null ?? "d",
  0 || "x",
  0 ?? "x",
  undefined?.a.b,
  "a"?.length,
  {
    f() {
      return 1;
    },
  }.f?.(),
  {}.g?.(),
);
let n = null;
n ??= 5;
n ||= 6;
n &&= 7;
console.log(
  n,
  (1, 2),
  typeof undefinedVar,
  void 0,
  [1, 2, 3] + "",
  [] + {},
  +[],
  +"3" + +true,
  "5" * "2",
  null + 1,
  undefined + 1,
  "b" + "a" + +"a" + "a",
);
do {
  n--;
} while (n > 5);
console.log(n);
