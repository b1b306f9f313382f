const s = "👨‍👩‍👧 中文 é";
console.log(
  s.length,
  [...s].length,
  s.codePointAt(0).toString(16),
  s.charCodeAt(0),
  "ﬁ".normalize("NFKD"),
  "ß".toUpperCase(),
  "İ".toLowerCase().length,
  "Σ".toLowerCase(),
  "中" < "文",
  "\u{1F1E8}\u{1F1F3}".split("").length,
);
console.log(
  ["é", "e", "z"].sort(),
  "日本語".split("").reverse().join(""),
  encodeURIComponent("👍"),
  "abc\u0000def".length,
  JSON.stringify("\u2028"),
  { 键: 1, π: 3.14, "a-b": 0 },
);
