const text = require("fs").readFileSync(0, "utf8");
console.log(
  text === "",
  process.argv.slice(2),
  typeof process.cwd(),
  process.stdout.write("written\n"),
  process.env.NOPE,
);
