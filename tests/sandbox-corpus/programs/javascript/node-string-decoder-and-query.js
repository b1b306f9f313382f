const qs = require("node:querystring");
const { StringDecoder } = require("node:string_decoder");
console.log({ ...qs.parse("a=1&b=2&a=%E4%B8%AD") }, qs.stringify({ k: ["x", "y z"], n: 1 }));
const d = new StringDecoder("utf8");
console.log([...Buffer.from("中é")].map((b) => d.write(Buffer.from([b]))).join("|"), d.end());
