// `import test from "node:test"` and `require("node:test")` both give the function.
module.exports = require("./index.js").default;
