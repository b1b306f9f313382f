console.log(typeof hoisted, typeof later, hoisted());
function hoisted() {
  return "up";
}
var later = 1;
const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
for (var j = 0; j < 3; j++) fs.push(() => j);
console.log(fs.map((f) => f()));
const counter = (() => {
  let n = 0;
  return { inc: () => ++n, reset: () => (n = 0) };
})();
console.log(
  counter.inc(),
  counter.inc(),
  counter.reset(),
  (function () {
    return arguments.length;
  })(1, 2),
  ((a, b = a) => a + b)(2),
  (function f(n) {
    return n ? n * f(n - 1) : 1;
  })(5),
);
console.log(f2);
const f2 = 1;
