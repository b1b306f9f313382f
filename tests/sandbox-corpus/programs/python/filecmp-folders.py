import filecmp
import os

for folder, files in {"a": {"same": "1", "diff": "x", "left": ""}, "b": {"same": "1", "diff": "yy", "right": ""}}.items():
    os.mkdir(folder)
    for name, text in files.items():
        open(f"{folder}/{name}", "w").write(text)
d = filecmp.dircmp("a", "b")
print(d.left_only, d.right_only, sorted(d.common), filecmp.cmp("a/same", "b/same", shallow=False), filecmp.cmpfiles("a", "b", ["same", "diff", "no"], shallow=False))
