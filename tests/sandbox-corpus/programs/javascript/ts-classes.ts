abstract class Account {
  protected static count = 0;
  constructor(
    public readonly id: string,
    private balance = 0,
  ) {
    Account.count++;
  }
  abstract fee(): number;
  deposit(n: number): this {
    this.balance += n - this.fee();
    return this;
  }
  get total(): number {
    return this.balance;
  }
}
class Basic extends Account {
  override fee() {
    return 1;
  }
  declare extra?: string;
}
const b = new Basic("x", 10).deposit(5);
console.log(b.id, b.total, b instanceof Account, b);
class Box<T> {
  #v: T;
  constructor(v: T) {
    this.#v = v;
  }
  map<U>(f: (v: T) => U): Box<U> {
    return new Box(f(this.#v));
  }
  get(): T {
    return this.#v;
  }
}
console.log(new Box(2).map((v) => `${v}!`).get());
