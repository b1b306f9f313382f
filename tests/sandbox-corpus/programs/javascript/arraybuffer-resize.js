const b = new ArrayBuffer(4, { maxByteLength: 8 });
const u = new Uint8Array(b);
b.resize(8);
console.log(b.resizable, b.maxByteLength, u.length);
const moved = b.transfer(2);
console.log(b.detached, moved.byteLength, b.byteLength);
moved.resize(99);
