const base = {
  hello() {
    return `base ${this.name}`;
  },
};
const o = {
  __proto__: base,
  name: "o",
  hello() {
    return `${super.hello()} sub`;
  },
};
console.log(o.hello(), Object.getPrototypeOf(o) === base, base.isPrototypeOf(o), o.propertyIsEnumerable("name"));
const temp = {
  c: 100,
  get f() {
    return this.c * 1.8 + 32;
  },
  set f(v) {
    this.c = (v - 32) / 1.8;
  },
};
temp.f = 50;
console.log(temp.c, temp, Object.entries(temp));
for (const k in Object.create({ inherited: 1 }, { own: { enumerable: true } })) console.log(k);
