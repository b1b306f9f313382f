let grid = ["....", ".###", "###.", "...."].map((r) => [...r]);
const next = (g) =>
  g.map((r, y) =>
    r.map((c, x) => {
      let n = 0;
      for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) if ((dx || dy) && g[y + dy]?.[x + dx] === "#") n++;
      return n === 3 || (n === 2 && c === "#") ? "#" : ".";
    }),
  );
grid = next(grid);
console.log(grid.map((r) => r.join("")).join("\n"));
const mul = (a, b) => a.map((r) => b[0].map((_, j) => r.reduce((s, v, k) => s + v * b[k][j], 0)));
console.log(
  mul(
    [
      [1, 2],
      [3, 4],
    ],
    [
      [0, 1],
      [1, 0],
    ],
  ),
  [
    [1, 2, 3],
    [4, 5, 6],
  ][0].map((_, i) =>
    [
      [1, 2, 3],
      [4, 5, 6],
    ].map((r) => r[i]),
  ),
);
