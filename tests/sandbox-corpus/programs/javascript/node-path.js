const path = require("node:path");
console.log(
  path.join("a", "..", "..", "b", "./c/"),
  path.normalize("/x//y/../z/."),
  path.basename("/a/b.txt", ".txt"),
  path.extname("x.tar.gz"),
  path.extname(".bashrc"),
  path.dirname("/a/b/c"),
  path.isAbsolute("a"),
  path.sep,
);
console.log(
  path.parse("/home/u/file.txt"),
  path.format({ dir: "/d", name: "n", ext: ".e" }),
  path.relative("/a/b/c", "/a/d"),
  path.resolve("/x", "y", "../z"),
  path.join(""),
  path.normalize(""),
  path.normalize("../../a"),
  path.basename("x/"),
  path.extname("a."),
  path.dirname("x"),
);
