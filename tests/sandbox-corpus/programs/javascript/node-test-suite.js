const { test, describe, it } = require("node:test");
console.log(typeof test, typeof describe, typeof it);
