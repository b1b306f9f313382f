async function* ticks(n: number): AsyncGenerator<number, void, undefined> {
  for (let i = 0; i < n; i++) {
    await new Promise<void>((r) => setTimeout(r, 1));
    yield i;
  }
}
class Tree<T> implements Iterable<T> {
  constructor(
    readonly v: T,
    readonly kids: Tree<T>[] = [],
  ) {}
  *[Symbol.iterator](): Iterator<T> {
    yield this.v;
    for (const k of this.kids) yield* k;
  }
}
console.log([...new Tree(1, [new Tree(2), new Tree(3, [new Tree(4)])])]);
const main = async (): Promise<void> => {
  let s = 0;
  for await (const t of ticks(4)) s += t;
  console.log(s);
  throw new RangeError(`sum ${s}` as string);
};
main();
