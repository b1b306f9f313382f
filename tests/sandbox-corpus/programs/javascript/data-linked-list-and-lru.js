class Node {
  constructor(value, next = null) {
    this.value = value;
    this.next = next;
  }
}
class List {
  #head = null;
  size = 0;
  add(v) {
    this.#head = new Node(v, this.#head);
    this.size++;
    return this;
  }
  *[Symbol.iterator]() {
    for (let n = this.#head; n; n = n.next) yield n.value;
  }
  reverse() {
    let p = null;
    for (let n = this.#head; n; ) [n.next, p, n] = [p, n, n.next];
    this.#head = p;
    return this;
  }
}
console.log(
  [...new List().add(1).add(2).add(3).reverse()],
  new List().add(1),
  new Node(1, new Node(2, new Node(3, new Node(4)))),
);
class LRU {
  #m = new Map();
  constructor(n) {
    this.n = n;
  }
  get(k) {
    if (!this.#m.has(k)) return;
    const v = this.#m.get(k);
    this.#m.delete(k);
    this.#m.set(k, v);
    return v;
  }
  set(k, v) {
    this.#m.delete(k);
    this.#m.set(k, v);
    if (this.#m.size > this.n) this.#m.delete(this.#m.keys().next().value);
  }
  keys() {
    return [...this.#m.keys()];
  }
}
const c = new LRU(2);
c.set("a", 1);
c.set("b", 2);
c.get("a");
c.set("c", 3);
console.log(c.keys(), c.get("b"));
