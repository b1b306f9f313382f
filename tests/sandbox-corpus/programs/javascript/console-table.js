console.table([
  { name: "Ada", age: 36 },
  { name: "李", city: "北京" },
]);
console.table([
  [1, 2],
  [3, 4],
]);
console.table({ a: { x: 1 }, b: { y: "two" } });
console.table(new Map([["k", 1]]));
console.table([{ a: 1, b: 2 }], ["b"]);
console.table("plain");
