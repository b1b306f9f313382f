import fnmatch
import re

names = ["main.py", "Main.PY", "test_main.py", "data.json", "a[1].txt"]
print(fnmatch.filter(names, "*.py"), fnmatch.fnmatchcase("Main.PY", "*.py"), fnmatch.filter(names, "[!t]*.[jp]*"))
print(bool(re.match(fnmatch.translate("test_*.py"), "test_main.py")), fnmatch.fnmatch("a[1].txt", "a[[]1].txt"))
