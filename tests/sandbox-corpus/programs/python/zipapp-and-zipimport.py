import sys
import zipfile

with zipfile.ZipFile("lib.zip", "w") as z:
    z.writestr("packed_mod.py", "def hi(): return 'from the archive'\n")
    z.writestr("packed_pkg/__init__.py", "X = 9\n")
sys.path.insert(0, "lib.zip")
import packed_mod
import packed_pkg

print(packed_mod.hi(), packed_pkg.X, "lib.zip" in packed_mod.__file__)
