const readline = require("node:readline");
const rl = readline.createInterface({ input: process.stdin });
rl.on("line", (l) => console.log(l));
rl.on("close", () => console.log("closed"));
