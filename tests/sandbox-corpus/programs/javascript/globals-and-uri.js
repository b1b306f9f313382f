console.log(
  encodeURIComponent("a b&中/?"),
  encodeURI("http://x/a b?q=中"),
  decodeURIComponent("%E4%B8%AD%20"),
  escape("ü "),
  unescape("%FC"),
  isNaN("x"),
  isFinite("5"),
  typeof globalThis.setTimeout,
  Number.parseFloat === parseFloat,
);
console.log(
  btoa("héllo"),
  atob("aGk="),
  structuredClone({ d: new Date(0), m: new Map([[1, new Set([2])]]), n: [undefined] }),
  typeof performance.now(),
);
const enc = new TextEncoder().encode("é中😀");
console.log(
  enc,
  new TextDecoder().decode(enc),
  new TextDecoder("utf-8").decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])),
  new TextEncoder().encode("").length,
);
structuredClone(() => {});
