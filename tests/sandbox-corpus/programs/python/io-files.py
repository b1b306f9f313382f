import errno

with open("t.txt", "w", encoding="utf-8", newline="") as f:
    print(f.write("甲\nb\n"), f.writable(), f.readable(), f.mode)
with open("t.txt", "r+b") as f:
    f.seek(0, 2)
    f.write(b"tail")
    f.truncate(7)
    f.seek(0)
    print(f.read())
with open("t.txt", encoding="utf-8") as f:
    print([line.rstrip() for line in f], f.closed)
print(f.closed)
try:
    open("t.txt", "x")
except FileExistsError as error:
    print(error.errno == errno.EEXIST, error.filename)
open("missing/file.txt")
