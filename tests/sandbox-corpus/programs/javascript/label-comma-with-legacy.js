var v = 1;
{ var v = 2; const w = 3; }
console.log(v, typeof w, (() => { try { return "t"; } finally { } })());
with ({ inside: 5 }) console.log(inside);
console.log(delete globalThis.nothing, [] instanceof Object, "use".concat("d", 1), 010, "\x61", 1..toFixed(1), !(() => 0)());
console.log(((a, b) => { arguments_count: { if (a) break arguments_count; return "no"; } return "yes"; })(1));
