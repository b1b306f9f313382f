console.log(
  [] == false,
  null == undefined,
  null == 0,
  NaN == NaN,
  "1" == 1,
  [1, 2] == "1,2",
  {} == "[object Object]",
  "b" > "a",
  "10" < "9",
  10 < "9",
  null >= 0,
  undefined == 0,
  Object.is(NaN, NaN),
);
console.log(
  String([1, [2, 3]]),
  String({}),
  String(null),
  String(() => 1),
  Boolean(""),
  Boolean("0"),
  !!document_missing(),
  [undefined, null, 1].join(),
  [10, 1, 3].sort().toString(),
  typeof null,
  typeof [],
  typeof class {},
  parseInt("08"),
  Number(null),
  Number(undefined),
  Number([5]),
  Number("5,5"),
  Number(new Date(5)),
  `${[]}`,
);
function document_missing() {
  return 0;
}
