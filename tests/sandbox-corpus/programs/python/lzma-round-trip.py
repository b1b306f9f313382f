import lzma

data = b"lzma data " * 300
packed = lzma.compress(data)
print(packed[:6], lzma.decompress(packed) == data, lzma.is_check_supported(lzma.CHECK_CRC32))
alone = lzma.compress(data, format=lzma.FORMAT_ALONE)
print(lzma.decompress(alone) == data, len(alone) < 100)
with lzma.open("f.xz", "wb") as f:
    f.write(data)
print(lzma.open("f.xz").read(10))
lzma.decompress(b"nothing")
