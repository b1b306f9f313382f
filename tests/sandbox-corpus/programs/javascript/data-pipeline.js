const sales = [
  ["2024-01", "a", 10],
  ["2024-01", "b", 20.5],
  ["2024-02", "a", 7],
  ["2024-02", "c", 1],
];
const byMonth = sales.reduce((m, [month, who, n]) => {
  const t = (m[month] ??= { total: 0, who: new Set() });
  t.total += n;
  t.who.add(who);
  return m;
}, {});
console.log(byMonth);
for (const [month, { total, who }] of Object.entries(byMonth))
  console.log(month.padEnd(10, "."), total.toFixed(2).padStart(8), [...who].sort().join("/"));
