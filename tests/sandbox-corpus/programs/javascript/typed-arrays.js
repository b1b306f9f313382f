const b = new ArrayBuffer(8);
const v = new DataView(b);
v.setInt16(0, -2);
v.setFloat32(4, 1.5, true);
console.log(new Uint8Array(b), v.getUint16(0), v.getFloat32(4, true), b);
console.log(
  new Uint8Array([256, -1, 1.9]),
  new Uint8ClampedArray([300, -5, 1.5]),
  Float64Array.from([1, 2], (x) => x / 2),
  new Int32Array([3, 1, 2]).sort().toReversed(),
  new Uint16Array(3).fill(7).subarray(1).length,
);
const t = new Uint8Array([1, 2, 3, 4]);
t.set([9, 8], 2);
console.log(
  t,
  [...t.slice(1, 3)],
  t.byteLength,
  t.indexOf(9),
  t.map((x) => x * 100),
  new Float32Array([0.1])[0],
  new Uint8Array(0),
  t.with(0, 5),
  Array.from(t.entries()).length,
);
new Uint32Array(-1);
