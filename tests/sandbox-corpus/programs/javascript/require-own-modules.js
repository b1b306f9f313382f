const fs = require("fs");
fs.mkdirSync("lib", { recursive: true });
fs.writeFileSync(
  "lib/math.js",
  "let calls = 0; exports.twice = (x) => { calls++; return x * 2; }; exports.calls = () => calls;",
);
fs.writeFileSync("lib/data.json", '{"n": [1, 2]}');
fs.writeFileSync(
  "lib/index.js",
  "module.exports = { m: require('./math'), d: require('./data.json'), f: __filename.split('/').pop() };",
);
const { m, d, f } = require("./lib");
console.log(m.twice(4), require("./lib/math.js").twice(1), m.calls(), d.n, f, typeof require("node:fs").readFileSync);
fs.writeFileSync("lib/mod.mjs", "export const x = 5; export default class K {}");
import("./lib/mod.mjs").then((mod) => console.log(mod.x, mod.default.name, Object.keys(mod)));
fs.writeFileSync(
  "lib/a.js",
  "exports.done = false; const b = require('./b'); exports.fromB = b.sawA; exports.done = true;",
);
fs.writeFileSync("lib/b.js", "exports.sawA = require('./a').done;");
console.log(require("./lib/a"));
require("./lib/none");
