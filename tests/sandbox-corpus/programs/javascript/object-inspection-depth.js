console.log({ a: { b: { c: { d: 1 } } } }, [[[[1]]]], { list: [{ x: [{ y: 1 }] }] });
console.log(JSON.stringify({ a: { b: { c: { d: 1 } } } }));
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: null });
const loop = { name: "loop" };
loop.self = loop;
loop.list = [loop, { loop }];
console.log(loop);
