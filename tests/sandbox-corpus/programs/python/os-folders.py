import os

os.makedirs("a/b/c", exist_ok=True)
for name in ("a/1.txt", "a/b/2.txt", "a/b/c/3.txt"):
    open(name, "w").write(name)
for folder, folders, files in os.walk("a"):
    print(folder, sorted(folders), sorted(files))
os.rename("a/1.txt", "a/one.txt")
os.replace("a/one.txt", "a/b/2.txt")
print(open("a/b/2.txt").read(), sorted(os.listdir("a")), os.stat("a/b/2.txt").st_size)
print(sorted((e.name, e.is_dir()) for e in os.scandir("a/b")), os.sep, os.linesep == "\n")
os.remove("a/b/c/3.txt")
os.rmdir("a/b/c")
os.rmdir("a")
