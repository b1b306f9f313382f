import os.path as p

print(p.join("a", "b", "/c", "d"), p.normpath("a//b/./../c/"), p.splitext("x/archive.tar.gz"), p.split("/a/b/"), p.basename("/a/b.txt"))
print(p.relpath("/a/b/c", "/a/d"), p.commonpath(["/usr/lib", "/usr/local"]), p.commonprefix(["interstellar", "internet"]), p.isabs("/x"), p.dirname("/a/b"))
print(p.exists("nothing"), p.isdir("."), p.expandvars("$NOPE/x"), p.splitdrive("/c"))
p.relpath("")
