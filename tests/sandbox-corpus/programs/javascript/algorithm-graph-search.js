const graph = { a: { b: 7, c: 9, f: 14 }, b: { c: 10, d: 15 }, c: { d: 11, f: 2 }, d: { e: 6 }, f: { e: 9 }, e: {} };
function shortest(from) {
  const best = new Map([[from, 0]]),
    open = new Set([from]);
  while (open.size) {
    const n = [...open].reduce((a, b) => (best.get(a) <= best.get(b) ? a : b));
    open.delete(n);
    for (const [to, w] of Object.entries(graph[n]))
      if (best.get(n) + w < (best.get(to) ?? Infinity)) {
        best.set(to, best.get(n) + w);
        open.add(to);
      }
  }
  return Object.fromEntries(best);
}
console.log(
  shortest("a"),
  [..."abcdef"].map((k) => shortest("a")[k]),
);
