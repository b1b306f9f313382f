const s = new SharedArrayBuffer(8);
const a = new Int32Array(s);
Atomics.add(a, 0, 5);
Atomics.compareExchange(a, 0, 5, 9);
Atomics.store(a, 1, 3);
console.log(Atomics.load(a, 0), Atomics.exchange(a, 1, 4), [...a], Atomics.isLockFree(4), s.byteLength);
