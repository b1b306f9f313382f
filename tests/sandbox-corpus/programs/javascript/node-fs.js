const fs = require("fs");
fs.mkdirSync("d/e", { recursive: true });
fs.writeFileSync("d/a.txt", "line1\n第二行\n");
fs.appendFileSync("d/a.txt", "end");
console.log(
  fs.readFileSync("d/a.txt", "utf8").split("\n"),
  fs.existsSync("none"),
  fs.statSync("d/a.txt").size,
  fs.statSync("d").isDirectory(),
);
fs.renameSync("d/a.txt", "d/e/b.txt");
fs.copyFileSync("d/e/b.txt", "c.txt");
console.log(
  fs.readdirSync("d"),
  fs.readdirSync("d/e", { withFileTypes: true }).map((e) => [e.name, e.isFile()]),
  fs.readFileSync("c.txt").length,
);
fs.unlinkSync("c.txt");
fs.rmSync("d", { recursive: true });
fs.rmSync("nothing", { force: true });
try {
  fs.readFileSync("gone.txt");
} catch (e) {
  console.log(e.code, e.syscall);
}
fs.readdirSync("gone");
