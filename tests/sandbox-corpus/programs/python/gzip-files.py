import gzip
import io

with gzip.open("a.gz", "wt", encoding="utf-8") as f:
    f.write("第一行\nline two\n")
with gzip.open("a.gz", "rt", encoding="utf-8") as f:
    print(f.readlines())
data = gzip.compress(b"x" * 1000, mtime=0)
print(data[:4].hex(), gzip.decompress(data + gzip.compress(b"y")) == b"x" * 1000 + b"y")
with gzip.GzipFile(fileobj=io.BytesIO(data)) as f:
    f.seek(990)
    print(f.read())
gzip.decompress(b"junk")
