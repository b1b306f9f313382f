const log = [];
const p = new Proxy({ a: 1 }, {
  get: (t, k, r) => (typeof k === "string" && !(k in t) ? `no ${k}` : Reflect.get(t, k, r)),
  set: (t, k, v) => { log.push(`${k}=${v}`); t[k] = v; return true; },
  has: (t, k) => k.startsWith("a"),
  deleteProperty: (t, k) => delete t[k],
  ownKeys: () => ["a", "z"],
  getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 0 }),
});
p.b = 2;
console.log(p.a, p.missing, "abc" in p, "b" in p, Object.keys(p), log, delete p.b);
const f = new Proxy(function () {}, { apply: (t, self, args) => args.length, construct: (t, args) => ({ made: args[0] }) });
console.log(f(1, 2, 3), new f("x"));
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
proxy.x;
