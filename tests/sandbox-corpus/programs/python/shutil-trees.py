import os
import shutil

os.makedirs("src/deep")
open("src/a.txt", "w").write("A")
open("src/deep/b.log", "w").write("B")
shutil.copytree("src", "dst", ignore=shutil.ignore_patterns("*.log"))
print(os.path.exists("dst/a.txt"), os.path.exists("dst/deep/b.log"))
shutil.move("dst/a.txt", "dst/deep/")
shutil.copyfile("src/a.txt", "copy.txt")
print(sorted(os.listdir("dst/deep")), open("copy.txt").read())
name = shutil.make_archive("pack", "zip", "src")
shutil.unpack_archive(name, "unpacked")
print(os.path.basename(name), sorted(os.listdir("unpacked")))
shutil.rmtree("src")
shutil.rmtree("src")
