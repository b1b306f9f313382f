function* naturals() {
  let n = 1;
  while (true) yield n++;
}
console.log(
  naturals()
    .filter((n) => n % 2)
    .map((n) => n * n)
    .drop(1)
    .take(4)
    .toArray(),
);
console.log(
  [1, 2, 3].values().reduce((a, b) => a + b),
  ["a", "b"].values().some((x) => x === "b"),
  new Set([3, 4]).values().find((x) => x > 3),
  ["ab", "c"]
    .values()
    .flatMap((s) => s)
    .toArray(),
  Iterator.from({ next: () => ({ done: true }) }).toArray(),
);
class Range {
  constructor(n) {
    this.n = n;
  }
  *[Symbol.iterator]() {
    for (let i = 0; i < this.n; i++) yield i;
  }
}
const [first, , third = "d", ...rest] = new Range(6);
console.log(first, third, rest, Math.max(...new Range(4)), Array.from(new Range(2)));
for (const x of 5) console.log(x);
