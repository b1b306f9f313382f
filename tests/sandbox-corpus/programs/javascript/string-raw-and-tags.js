const tag = (strings, ...values) => strings.raw.map((s, i) => s + (values[i] ?? "")).join("|");
const name = "x";
console.log(
  tag`a\n${1}b${name}c`,
  String.raw`\u0041${2}`,
  `multi
line ${`nested ${1 + 1}`}`,
);
console.log("\x41\u{1F600}\0".length, "it's", 'quote"d', ["it's", 'say "x"', "both ' and \"", "new\nline", "tab\t"]);
