function* fib() {
  let [a, b] = [0, 1];
  for (;;) {
    yield a;
    [a, b] = [b, a + b];
  }
}
const take = function* (n, it) {
  for (const x of it) {
    if (n-- <= 0) return;
    yield x;
  }
};
console.log([...take(10, fib())]);
function* talk() {
  try {
    const x = yield "ask";
    yield `got ${x}`;
  } catch (e) {
    yield `caught ${e}`;
  } finally {
    console.log("cleanup");
  }
  return "end";
}
const g = talk();
console.log(g.next(), g.next("answer"), g.throw("boom"), g.next(), g.next());
const h = talk();
h.next();
console.log(h.return("early"), [
  ...(function* () {
    const r = yield* talk();
    yield r;
  })(),
]);
