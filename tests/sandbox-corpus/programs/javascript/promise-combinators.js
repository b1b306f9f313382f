const later = (v, ms, fail) => new Promise((ok, no) => setTimeout(() => (fail ? no(new Error(v)) : ok(v)), ms));
Promise.all([later("a", 400), later("b", 5), 3]).then((v) => console.log("all", v));
Promise.race([later("slow", 900), later("fast", 120)]).then((v) => console.log("race", v));
Promise.allSettled([later("x", 1), later("y", 1, true)]).then((r) =>
  console.log(
    r.map((s) => s.status),
    r[1].reason.message,
  ),
);
Promise.any([later("bad", 1, true), later("good", 250)]).then((v) => console.log("any", v));
Promise.any([later("1", 60, true)]).catch((e) => console.log(e.name, e.errors.length));
const { promise, resolve } = Promise.withResolvers();
promise.finally(() => console.log("finally")).then(console.log);
setTimeout(resolve, 600, "resolved");
Promise.try(() => {
  throw new TypeError("t");
}).catch((e) => console.log(e.message));
