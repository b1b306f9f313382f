const group = (n) => n.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
console.log(
  group(1234567),
  (12.5).toLocaleString !== undefined,
  "a".localeCompare("b"),
  ["b", "a", "C"].sort((x, y) => x.localeCompare(y)).length,
);
