import bz2

data = b"Banana " * 500
packed = bz2.compress(data)
print(packed[:3], len(packed) < 100, bz2.decompress(packed) == data)
with bz2.open("t.bz2", "wt") as f:
    f.write("one\ntwo\n")
print(bz2.open("t.bz2", "rt").read().split())
d = bz2.BZ2Decompressor()
print(d.decompress(packed, max_length=10), d.needs_input)
