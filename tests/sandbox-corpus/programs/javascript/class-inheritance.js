class Animal {
  constructor(n) {
    this.n = n;
  }
  speak() {
    return `${this.n} speaks`;
  }
  static of(n) {
    return new this(n);
  }
}
class Dog extends Animal {
  speak() {
    return `${super.speak()} woof`;
  }
  get [Symbol.toStringTag]() {
    return "Dog";
  }
}
const Loud = (B) =>
  class extends B {
    speak() {
      return super.speak().toUpperCase();
    }
  };
const d = Dog.of("Rex");
console.log(
  d.speak(),
  new (Loud(Dog))("Bo").speak(),
  d instanceof Animal,
  Object.prototype.toString.call(d),
  d.constructor.name,
  Dog,
);
class MyArray extends Array {
  sum() {
    return this.reduce((a, b) => a + b, 0);
  }
}
console.log(
  MyArray.from([1, 2, 3])
    .map((x) => x * 2)
    .sum(),
  MyArray.of(1, 2),
  new MyArray(3).length,
);
class Broken extends Animal {
  constructor() {
    this.x = 1;
  }
}
new Broken();
