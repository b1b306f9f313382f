import glob
import os

for name in ["a1.txt", "a2.txt", "b1.md", "d/a3.txt", "d/e/a4.txt", ".hidden"]:
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    open(name, "w").close()
print(sorted(glob.glob("*.txt")), sorted(glob.glob("a[12].*")), sorted(glob.glob("**/*.txt", recursive=True)))
print(sorted(glob.glob("?1.*")), glob.glob("none*"), glob.escape("a[1]?"), sorted(glob.glob("*", root_dir="d")))
