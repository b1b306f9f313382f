"use strict";
const o = Object.defineProperty({}, "hidden", { value: 1 });
console.log(o, Object.getOwnPropertyDescriptor(o, "hidden"), Object.keys(o), o.hidden, Object.isFrozen(Object.freeze({})), Object.hasOwn(o, "hidden"), "toString" in o);
console.log(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }), Object.create(null), Object.getOwnPropertyNames("ab"), Object.is(-0, 0));
o.hidden = 2;
