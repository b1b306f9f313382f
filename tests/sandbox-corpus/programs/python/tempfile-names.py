import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "x")
    open(path, "w").write("data")
    print(os.path.exists(path))
print(os.path.exists(path))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="pre-") as f:
    f.write("hi")
    f.seek(0)
    print(f.read(), os.path.basename(f.name).startswith("pre-"), f.name.endswith(".txt"))
spool = tempfile.SpooledTemporaryFile(max_size=10)
spool.write(b"0123456789abc")
spool.seek(0)
print(spool.read(4))
