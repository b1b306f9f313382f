const s = "  Grüße, Welt  ";
console.log(
  [s.trim(), s.trimStart(), s.trimEnd()],
  s.toUpperCase().trim(),
  "abc".padStart(5, "-"),
  "abc".padEnd(6, "12"),
  "ab".repeat(3),
);
console.log(
  "a-b-c".split("-", 2),
  "a-b-c".replaceAll("-", "+"),
  "abc".at(-1),
  "banana".lastIndexOf("an"),
  "x".codePointAt(0),
  String.fromCodePoint(128512),
  "😀".length,
  [..."😀a"].length,
);
console.log(
  "abc".localeCompare("abd") < 0,
  "e\u0301".normalize("NFC") === "é",
  "a\ud800".isWellFormed(),
  "a\ud800".toWellFormed().charCodeAt(1).toString(16),
  "abc".substring(2, 0),
  "abc".slice(-2),
  "abc".substr(-2, 1),
  "start".startsWith("ta", 1),
  "end".endsWith("n", 2),
);
