const key = {};
const w = new WeakMap([[key, "v"]]);
const ws = new WeakSet([key]);
console.log(w.get(key), w.has({}), ws.has(key), new WeakRef(key).deref() === key, typeof FinalizationRegistry);
w.set("text", 1);
