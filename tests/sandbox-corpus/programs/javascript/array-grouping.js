const people = [
  { n: "Ada", age: 36 },
  { n: "Bob", age: 29 },
  { n: "Cy", age: 36 },
];
console.log(
  Object.groupBy(people, (p) => p.age),
  Map.groupBy(people, (p) => p.age > 30).get(true).length,
);
const { 29: young, ...rest } = Object.groupBy(people, (p) => p.age);
console.log(young[0].n, Object.keys(rest));
