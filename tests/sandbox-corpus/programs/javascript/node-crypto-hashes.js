const crypto = require("node:crypto");
console.log(
  crypto.createHash("sha256").update("abc").digest("hex"),
  crypto.createHash("md5").update("a").update("b").digest("base64"),
  crypto.createHash("sha1").update("").digest("hex"),
);
console.log(
  crypto.createHmac("sha256", "key").update("msg").digest("hex"),
  crypto.randomBytes(8).length,
  crypto.randomUUID().length,
  crypto.randomInt(5) < 5,
);
