const lcs = (a, b) => {
  const t = Array.from({ length: a.length + 1 }, () => Array(b.length + 1).fill(""));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      t[i][j] =
        a[i - 1] === b[j - 1]
          ? t[i - 1][j - 1] + a[i - 1]
          : t[i - 1][j].length >= t[i][j - 1].length
            ? t[i - 1][j]
            : t[i][j - 1];
  return t.at(-1).at(-1);
};
const coins = (n, cs) =>
  cs.reduce(
    (w, c) => {
      for (let i = c; i <= n; i++) w[i] += w[i - c];
      return w;
    },
    [1, ...Array(n).fill(0)],
  )[n];
const edit = (a, b) => {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++)
    row = row.reduce((next, _, j) => {
      next.push(j === 0 ? i : Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] !== b[j - 1])));
      return next;
    }, []);
  return row.at(-1);
};
console.log(lcs("AGGTAB", "GXTXAYB"), coins(100, [1, 5, 10, 25, 50]), edit("kitten", "sitting"));
