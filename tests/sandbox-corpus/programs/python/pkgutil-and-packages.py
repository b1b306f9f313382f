import os
import pkgutil
import sys

os.makedirs("mypkg/sub")
for name, text in {"mypkg/__init__.py": "from .a import one\n__all__ = ['one']\n", "mypkg/a.py": "from .sub.b import TWO\none = TWO - 1\n", "mypkg/sub/__init__.py": "", "mypkg/sub/b.py": "TWO = 2\n", "mypkg/data.txt": "d"}.items():
    open(name, "w").write(text)
sys.path.insert(0, os.getcwd())
import mypkg
from mypkg import *

print(one, mypkg.sub.b.TWO, [m.name for m in pkgutil.walk_packages(mypkg.__path__, "mypkg.")], pkgutil.get_data("mypkg", "data.txt"))
