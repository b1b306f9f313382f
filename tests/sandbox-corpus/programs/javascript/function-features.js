const f = function add(a, b = 2, ...rest) { return a + b + rest.length; };
console.log(f.length, f.name, f.call(null, 1), f.apply(null, [1, 1, 1]), f.bind(null, 10)(5), (() => {}).name, (class { static m() {} }).m.name, f.toString().slice(0, 12));
const compose = (...fs) => (x) => fs.reduceRight((v, g) => g(v), x);
const curry = (fn) => function c(...a) { return a.length >= fn.length ? fn(...a) : (...b) => c(...a, ...b); };
const memo = (fn, seen = new Map()) => (n) => seen.get(n) ?? (seen.set(n, fn(n)), seen.get(n));
console.log(compose((x) => x + 1, (x) => x * 2)(5), curry((a, b, c) => a + b + c)(1)(2)(3), memo((n) => n ** 2)(9), new Function("a", "b", "return a * b")(6, 7), (function () { "use strict"; return this; })());
console.log(typeof globalThis, [1, 2, 3].map(String), ["1", "2", "3"].map(parseInt), ((...a) => a.length)(...[1, 2], 3));
f.missing.call();
