const tree = {
  value: 1,
  children: [
    { value: 2, children: [{ value: 3, children: [] }] },
    { value: 4, children: [] },
  ],
};
console.log(tree);
console.log(JSON.stringify(tree, null, 1).length, [[1, [2, [3, [4]]]]], { a: [], b: {}, c: [[]], d: [{}] });
console.log({
  users: [{ id: 1, roles: ["admin", "editor"], profile: { city: "Berlin", tags: new Set(["a", "b"]) } }],
  total: 1,
});
console.log("result:", { ok: true }, [1, 2], null, undefined, "text", 5, true);
console.log(
  [{ a: 1, b: { c: 2 } }, [new Map([["k", { v: [1] }]])]],
  [["x".repeat(30), "y".repeat(30)], ["z".repeat(30)]],
);
