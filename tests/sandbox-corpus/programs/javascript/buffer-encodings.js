const b = Buffer.from("héllo 中");
console.log(
  b,
  b.length,
  b.toString("hex"),
  b.toString("base64"),
  b.toString("utf8", 0, 3),
  Buffer.from("aGk=", "base64").toString(),
  Buffer.from("ff00", "hex"),
  b.equals(Buffer.from(b)),
  Buffer.isBuffer(b),
);
console.log(
  Buffer.concat([Buffer.from([1, 2]), Buffer.alloc(2, 9)]),
  Buffer.byteLength("中"),
  b.slice(0, 2).toString("latin1"),
  b.indexOf("l"),
  Buffer.compare(Buffer.from("a"), Buffer.from("b")),
  JSON.stringify(Buffer.from("a")),
);
const w = Buffer.alloc(8);
w.writeUInt32BE(0xdeadbeef, 0);
w.writeInt16LE(-2, 4);
console.log(w, w.readUInt32BE(0), w.readInt16LE(4), w.readUInt8(0), w.subarray(0, 2).toString("base64url"));
