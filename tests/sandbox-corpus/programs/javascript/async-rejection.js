const step = async (n) => {
  if (n > 1) throw new Error(`step ${n}`);
  return n;
};
(async () => {
  console.log(await step(1));
  await step(2);
  console.log("never");
})();
