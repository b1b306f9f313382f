const o = {
  d: new Date(1e12),
  r: /x/gi,
  m: new Map([["k", { v: 1 }]]),
  e: new RangeError("r"),
  u8: new Uint8Array([1, 2]),
  list: [1, , 3],
};
o.self = o;
const c = structuredClone(o);
console.log(
  c.self === c,
  c.m.get("k") !== o.m.get("k"),
  c.e instanceof RangeError,
  c.e.message,
  c.u8,
  c.r.flags,
  c.d.getTime(),
  1 in c.list,
);
const shallow = { ...o };
shallow.m.set("z", 1);
console.log(o.m.size, c.m.size);
structuredClone(Symbol("s"));
