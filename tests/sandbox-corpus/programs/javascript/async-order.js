console.log(1);
setTimeout(() => console.log("timeout"), 0);
queueMicrotask(() => console.log("microtask"));
Promise.resolve()
  .then(() => console.log("then 1"))
  .then(() => console.log("then 2"));
(async () => {
  console.log("async start");
  await null;
  console.log("after await");
})();
process.nextTick?.(() => {});
console.log(2);
