const sieve = (n) => {
  const f = new Uint8Array(n + 1);
  const out = [];
  for (let i = 2; i <= n; i++) {
    if (f[i]) continue;
    out.push(i);
    for (let j = i * i; j <= n; j += i) f[j] = 1;
  }
  return out;
};
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const modpow = (b, e, m) => {
  let r = 1n;
  for (b %= m; e > 0n; e >>= 1n, b = (b * b) % m) if (e & 1n) r = (r * b) % m;
  return r;
};
console.log(
  sieve(60),
  sieve(10000).length,
  gcd(84, 126),
  modpow(3n, 200n, 1000007n),
  [1994, 2024].map((n) =>
    [
      ["M", 1000],
      ["CM", 900],
      ["D", 500],
      ["CD", 400],
      ["C", 100],
      ["XC", 90],
      ["L", 50],
      ["XL", 40],
      ["X", 10],
      ["IX", 9],
      ["V", 5],
      ["IV", 4],
      ["I", 1],
    ].reduce((s, [r, v]) => {
      while (n >= v) {
        s += r;
        n -= v;
      }
      return s;
    }, ""),
  ),
);
