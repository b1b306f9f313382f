const f = (n) => (n < 2n ? 1n : n * f(n - 1n));
console.log(
  f(25n),
  2n ** 100n,
  -7n / 2n,
  -7n % 3n,
  5n == 5,
  5n === 5,
  typeof 1n,
  BigInt("0xff"),
  BigInt.asUintN(8, 257n),
  BigInt.asIntN(8, 255n),
  10n > 9,
  [1n, -2n].toString(),
  123n.toString(16),
);
console.log(BigInt(2 ** 60) + 1n, 1n << 70n, 0n ? "t" : "f", Number(12n) + 1, new BigInt64Array([5n, -1n]));
1n + 1;
