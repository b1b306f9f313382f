console.log("before");
process.on?.("exit", () => {});
if (process.argv.length >= 2) process.exit(3);
console.log("after");
