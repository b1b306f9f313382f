console.log(Array.from({ length: 30 }, (_, i) => i * i));
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(["apple", "banana", "cherry", "dragonfruit", "elderberry", "fig", "grape", "honeydew"]);
console.log(Array.from({ length: 8 }, (_, i) => ({ i })));
console.log([1.5, 22.75, 333, 4, 5, 6, 7, 8, 9, 10]);
console.log(["a".repeat(50), "b".repeat(50)], new Array(5), [undefined, null], [[], {}]);
