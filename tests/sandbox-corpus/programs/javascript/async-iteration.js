async function* pages() {
  for (let i = 1; i <= 3; i++) {
    await new Promise((r) => setTimeout(r, 1));
    yield [i, i * 10];
  }
}
const main = async () => {
  for await (const [i, v] of pages()) console.log(i, v);
  for await (const x of [Promise.resolve("p"), "plain"]) console.log(x);
  const it = pages();
  console.log(await it.next(), await it.return("r"), await it.next());
  try {
    await (async () => {
      throw new RangeError("inside");
    })();
  } catch (e) {
    console.log(e instanceof RangeError, e.message);
  } finally {
    console.log("done");
  }
  console.log(await Array.fromAsync(pages(), ([a]) => a));
};
main();
