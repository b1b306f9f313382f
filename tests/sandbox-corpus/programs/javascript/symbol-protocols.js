const s = Symbol("desc");
console.log(s.description, Symbol.for("x") === Symbol.for("x"), Symbol.keyFor(Symbol.for("x")), typeof s, s.toString());
class Even {
  static [Symbol.hasInstance](n) {
    return n % 2 === 0;
  }
}
const money = { [Symbol.toPrimitive]: (hint) => (hint === "number" ? 42 : `$${hint}`) };
console.log(
  2 instanceof Even,
  +money,
  `${money}`,
  money + "",
  Object.prototype.toString.call({
    get [Symbol.toStringTag]() {
      return "Mine";
    },
  }),
  [].concat({ length: 1, 0: "x", [Symbol.isConcatSpreadable]: true }),
);
`${s}`;
