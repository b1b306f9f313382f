const url = require("node:url");
const os = require("node:os");
console.log(
  url.fileURLToPath("file:///a/b%20c"),
  url.pathToFileURL("/x y").href,
  new url.URL("http://h/p").pathname,
  os.EOL === "\n",
  typeof os.cpus().length,
);
