// `import assert from "node:assert"` and `require("assert")` both give the function.
module.exports = require("./index.js").assert;
