console.log(Promise.resolve(1), new Promise(() => {}));
const p = Promise.reject(new Error("x"));
p.catch(() => console.log("caught"));
